//! Which services are asked at AWS, and which elsewhere.

use super::{Words, clean};
use crate::core::kinds::endpoints::{Endpoints, Place, Service, Whole};
use crate::core::kinds::message::Arg;

/// What stands for a place that is AWS.
const AWS: &str = "AWS";

impl Words {
    /// Each service with the place where it is asked; `None` where that is AWS for all. One place for
    /// all is its host and port alone.
    pub fn endpoints(&self, endpoints: &Endpoints) -> Option<String> {
        match endpoints.whole() {
            Whole::Aws => None,
            Whole::At(_) => Some(places(endpoints).remove(0)),
            Whole::Mixed => {
                let groups = endpoints.places();
                Some(self.joined(groups.iter().map(|(place, services)| self.of(place, services))))
            }
        }
    }

    /// Where AWS is asked, in fewer and fewer words, the shortest last.
    pub fn endpoints_in_short(&self, endpoints: &Endpoints) -> Vec<String> {
        let Some(whole) = self.endpoints(endpoints) else { return Vec::new() };
        let mut short = vec![whole];
        let groups = endpoints.places();
        if let (Whole::Mixed, [apart @ .., (None, _)]) = (endpoints.whole(), groups.as_slice()) {
            let apart = apart.iter().map(|(place, services)| self.of(place, services));
            short.push(self.joined(apart.chain([self.say("endpoints-rest")])));
        }
        let mut places = places(endpoints);
        places.reverse();
        short.push(places.join(" + "));
        short
    }

    fn of(&self, place: &Place, services: &[Service]) -> String {
        let services: Vec<String> =
            services.iter().map(|service| self.say(&format!("service-{}", service.code()))).collect();
        let args = [
            ("services", Arg::Text(services.join(&self.say("service-and")))),
            ("place", Arg::Text(name(place))),
        ];
        self.say_with("endpoints-at", &args)
    }

    fn joined(&self, parts: impl Iterator<Item = String>) -> String {
        parts.collect::<Vec<_>>().join(&self.say("endpoints-and"))
    }
}

fn places(endpoints: &Endpoints) -> Vec<String> {
    endpoints.places().iter().map(|(place, _)| name(place)).collect()
}

fn name(place: &Place) -> String {
    match place {
        None => AWS.to_owned(),
        Some(place) => clean(place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn what_is_real_and_what_is_not_is_said_in_both_languages() {
        let local = || Some("http://127.0.0.1:4566".to_owned());
        let two = Endpoints::default().with(Service::Ses, local()).with(Service::Sts, local());
        let said = |lang, endpoints: &Endpoints| Words::new(lang).endpoints_in_short(endpoints);
        assert_eq!(
            said(Lang::En, &two),
            [
                "STS, SES at 127.0.0.1:4566; Route 53, Cognito at AWS",
                "STS, SES at 127.0.0.1:4566; rest AWS",
                "AWS + 127.0.0.1:4566"
            ]
        );
        assert_eq!(
            said(Lang::Ja, &two),
            [
                "STS・SES は 127.0.0.1:4566、Route 53・Cognito は AWS",
                "STS・SES は 127.0.0.1:4566、他は AWS",
                "AWS + 127.0.0.1:4566"
            ]
        );
        assert_eq!(said(Lang::En, &Endpoints::default()), Vec::<String>::new());
        let one = said(Lang::En, &Endpoints::at("http://me:secret@localhost:1/x"));
        assert_eq!(one, ["localhost:1", "localhost:1"]);
        let several = Endpoints::at("http://a:1").with(Service::Cognito, Some("http://b:2".to_owned()));
        let several = said(Lang::En, &several);
        assert_eq!(several, ["STS, SES, Route 53 at a:1; Cognito at b:2", "b:2 + a:1"]);
    }
}
