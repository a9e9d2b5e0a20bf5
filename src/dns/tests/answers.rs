//! What a response says.

use super::*;

#[tokio::test]
async fn negative_answers_bring_the_soa_and_its_ttl() {
    for (code, expected) in [
        (ResponseCode::NXDomain, Reply::NxDomain { soa: Some(soa("example.com", 900, 86_400)) }),
        (ResponseCode::NoError, Reply::NoData { soa: Some(soa("example.com", 900, 86_400)) }),
    ] {
        let server = that(move |message| {
            message.metadata.response_code = code;
            message.add_authority(soa_record("example.com.", 900, 86_400));
        })
        .await;
        assert_eq!(server.ask("a.example.com", RecordType::Txt).await, expected);
        assert_eq!(server.ask_as_resolver("a.example.com", RecordType::Txt).await, expected);
    }
}

#[tokio::test]
async fn a_negative_answer_may_come_without_an_soa() {
    let server = that(|message| {
        message.metadata.response_code = ResponseCode::NXDomain;
        message.add_authority(soa_record("other.example.", 900, 900));
    })
    .await;
    assert_eq!(server.ask("a.example.com", RecordType::Txt).await, Reply::NxDomain { soa: None });
    let server = that(|_| ()).await;
    assert_eq!(server.ask("a.example.com", RecordType::Txt).await, Reply::NoData { soa: None });
}

#[tokio::test]
async fn response_codes_are_values() {
    for (code, expected) in [
        (ResponseCode::ServFail, Reply::ServFail),
        (ResponseCode::Refused, Reply::Refused),
        (ResponseCode::NotImp, Reply::Malformed),
        (ResponseCode::NotAuth, Reply::Malformed),
    ] {
        let server = that(move |message| message.metadata.response_code = code).await;
        assert_eq!(server.ask("example.com", RecordType::A).await, expected, "{code}");
        assert_eq!(server.ways(), [Over::Udp]);
    }
}

#[tokio::test]
async fn txt_keeps_its_strings_apart_and_other_types_their_number() {
    let server = that(|message| {
        let split = TXT::from_bytes(vec![b"v=DKIM1; p=AB", b"CD\xff"]);
        message.add_answer(record("a.example.com.", 60, RData::TXT(split)));
        let code = hickory_proto::rr::RecordType::Unknown(65_300);
        message.add_answer(record(
            "a.example.com.",
            u32::MAX,
            RData::Unknown { code, rdata: NULL::with(vec![1]) },
        ));
    })
    .await;
    let split = Rdata::Txt(vec!["v=DKIM1; p=AB".to_owned(), "CD\u{fffd}".to_owned()]);
    let expected = vec![
        Rr { name: name("a.example.com"), ttl: 60, data: split },
        Rr { name: name("a.example.com"), ttl: 0, data: Rdata::Other(65_300) },
    ];
    assert_eq!(server.ask("a.example.com", RecordType::Txt).await, Reply::Records(expected));
}

#[tokio::test]
async fn a_chain_of_cnames_is_an_answer_even_where_it_ends_at_nothing() {
    for code in [ResponseCode::NoError, ResponseCode::NXDomain] {
        let server = that(move |message| {
            message.metadata.response_code = code;
            message.add_answer(record("a.example.com.", 60, RData::CNAME(CNAME(wire("b.example.com.")))));
            message.add_answer(record("b.example.com.", 30, RData::CNAME(CNAME(wire("c.example.net.")))));
        })
        .await;
        let expected = vec![
            Rr { name: name("a.example.com"), ttl: 60, data: Rdata::Cname(name("b.example.com")) },
            Rr { name: name("b.example.com"), ttl: 30, data: Rdata::Cname(name("c.example.net")) },
        ];
        assert_eq!(server.ask("a.example.com", RecordType::Txt).await, Reply::Records(expected));
    }
}

#[tokio::test]
async fn a_referral_leads_down_with_its_glue() {
    let refer = |message: &mut WireMessage| {
        message.metadata.authoritative = false;
        for host in ["NS1.auth.example.com.", "ns.example.net."] {
            message.add_authority(record("Auth.example.com.", 300, RData::NS(NS(wire(host)))));
        }
        message.add_additional(record("ns1.auth.example.com.", 300, RData::A(A::new(192, 0, 2, 7))));
        message.add_additional(record("stray.example.com.", 300, RData::A(A::new(192, 0, 2, 8))));
    };
    let server = that(refer).await;
    let reply = server.ask("_dmarc.auth.example.com", RecordType::Txt).await;
    let expected = Reply::Referral {
        zone: name("auth.example.com"),
        ns: vec![name("ns1.auth.example.com"), name("ns.example.net")],
        glue: vec![(name("ns1.auth.example.com"), "192.0.2.7".parse().unwrap())],
    };
    assert_eq!(reply, expected);
    assert_eq!(server.ask("example.org", RecordType::Txt).await, Reply::Lame, "leads elsewhere");
    let resolver = server.ask_as_resolver("_dmarc.auth.example.com", RecordType::Txt).await;
    assert_eq!(resolver, Reply::Lame, "a name server taken for a resolver");
}

#[tokio::test]
async fn no_authority_and_no_way_down_is_lame() {
    let empty = that(|message| message.metadata.authoritative = false).await;
    assert_eq!(empty.ask("example.com", RecordType::A).await, Reply::Lame);
    let upward = that(|message| {
        message.metadata.authoritative = false;
        message.add_authority(record(".", 518_400, RData::NS(NS(wire("a.root-servers.net.")))));
    })
    .await;
    assert_eq!(upward.ask("example.com", RecordType::A).await, Reply::Lame);
}

#[tokio::test]
async fn the_name_servers_of_the_zone_itself_beside_an_empty_answer_are_no_referral() {
    let server = that(|message| {
        message.add_authority(record("example.com.", 300, RData::NS(NS(wire("ns1.example.com.")))));
    })
    .await;
    assert_eq!(server.ask("example.com", RecordType::Txt).await, Reply::NoData { soa: None });
}

#[tokio::test]
async fn a_resolver_in_a_name_servers_place_is_told_by_its_bits() {
    let as_resolver = |message: &mut WireMessage| {
        message.metadata.authoritative = false;
        message.metadata.recursion_available = true;
    };
    let with_data = that(move |message| {
        as_resolver(message);
        message.add_answer(record("example.com.", 60, RData::A(A::new(192, 0, 2, 1))));
    })
    .await;
    let with_none = that(move |message| {
        as_resolver(message);
        message.metadata.response_code = ResponseCode::NXDomain;
        message.add_authority(soa_record("example.com.", 900, 900));
    })
    .await;
    let empty = that(as_resolver).await;
    for server in [with_data, with_none, empty] {
        assert_eq!(server.ask("example.com", RecordType::A).await, Reply::Intercepted);
        assert!(server.ask_as_resolver("example.com", RecordType::A).await.is_answer());
    }
    // A name server that resolves for others as well has authority over what is its own, and
    // refers to what is not.
    let both = that(|message| message.metadata.recursion_available = true).await;
    assert_eq!(both.ask("example.com", RecordType::A).await, Reply::NoData { soa: None });
    let refers = that(move |message| {
        as_resolver(message);
        message.add_authority(record("a.example.com.", 60, RData::NS(NS(wire("ns.a.example.com.")))));
    })
    .await;
    assert!(matches!(refers.ask("x.a.example.com", RecordType::A).await, Reply::Referral { .. }));
}
