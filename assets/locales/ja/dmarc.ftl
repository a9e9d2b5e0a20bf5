# Findings on the DMARC record, apart from the others for the length of the file.

finding-dmarc-missing = { $domain } に適用される DMARC レコードが、この名前にも親ドメインにもありません。Gmail は 1 日 5,000 通以上の送信者に DMARC を求めており、ドコモは DMARC のないメールに警告を表示すると報告されています。
    .fix = 表示どおりの TXT レコードを追加してください。p=none は、受信側にメールの扱いを変えるよう求めるものではありません。
finding-dmarc-at-apex = DMARC レコードが { $domain } 自体に登録されています。受信側はそこを確認しません。{ GIVEN($policy) ->
        [no] {""}
       *[yes] p={ $policy } は有効になっていないため、まず p=none で始めてください。
    }
    .fix = 表示された値の TXT レコードを、ホスト名の欄に次を入力して追加し、ドメイン自体のほうを削除してください: { $host }
finding-dmarc-name-doubled = DMARC レコードは、末尾にドメインが 2 回続く名前に登録されています。DNS サービスがドメインを自動で付け足しています。{ GIVEN($policy) ->
        [no] {""}
       *[yes] p={ $policy } は有効になっていないため、まず p=none で始めてください。
    }
    .fix = 二重になったレコードを削除し、表示された値を、ホスト名の欄に次だけを入力して追加し直してください: { $host }
finding-dmarc-underscore-lost = DMARC レコードがアンダースコアのない dmarc に登録されています。受信側はそこを確認しません。{ GIVEN($policy) ->
        [no] {""}
       *[yes] p={ $policy } は有効になっていないため、まず p=none で始めてください。
    }
    .fix = 表示された値を、ホスト名の欄に次を入力して追加し、元のレコードを削除してください: { $host }
finding-dmarc-at-mail-from = DMARC レコードが MAIL FROM の名前に登録されています。受信側が確認するのは、From アドレスのドメイン { $domain } の下です。{ GIVEN($policy) ->
        [no] {""}
       *[yes] p={ $policy } は有効になっていないため、まず p=none で始めてください。
    }
    .fix = 表示された値の TXT レコードを、ホスト名の欄に次を入力して追加し、見つかったほうを削除してください: { $host }
finding-dmarc-literal-quotes = { $name } の値の先頭に引用符が含まれているため、受信側は DMARC レコードとみなしません。
    .fix = 引用符なしで入力し直してください。引用符が必要な DNS サービスでは、半角の引用符で全体を 1 回だけ囲みます。
finding-dmarc-version-mistyped =
    { GIVEN($later) ->
        [no] { $name } の値は DMARC のようですが、「v=DMARC1;」(セミコロンまで、大文字と小文字も区別) で始まっていないため、受信側に無視されます。
       *[yes] { $name } の値には DMARC のタグがありますが、「v=DMARC1;」が先頭にないため、受信側に無視されます。
    }
    .fix =
        { GIVEN($later) ->
            [no] 値の先頭を直してください。残りはそのままで構いません。
           *[yes] 「v=DMARC1;」を先頭に移してください。ほかのタグはそのままで構いません。別のレコードは追加しないでください。
        }
finding-dmarc-policy-invalid = { $policy } は DMARC のポリシーとして無効です。有効な rua があれば p=none とみなされ、なければレコード全体が無視されます。
    .fix = p を none、quarantine、reject のいずれかにしてください。
finding-dmarc-policy-missing = { $name } の DMARC レコードにポリシー (p) がありません。有効な rua があれば p=none とみなされ、なければレコード全体が無視されます。
    .fix = v=DMARC1; の後に p=none、p=quarantine、p=reject のいずれかを加えてください。
finding-dmarc-tag-passed-over = DMARC レコードに、受信側が解釈できず無視する部分があります: { $piece }
    .fix = その部分を直してください。「タグ=値」の形で、アドレスの前には mailto: を、タグの間にはセミコロンを置きます。
finding-dmarc-strict-dkim-subdomain = DMARC レコードで DKIM の厳密な一致 (adkim=s) が指定されています。SES の署名は { $domain } のため、{ $from } の From アドレスとは一致しません。
    .fix = { $from } の ID を別に作るか、adkim を r にしてください。それまで DMARC の合否は SPF だけで決まります。
finding-dmarc-strict-spf = DMARC レコードで SPF の厳密な一致 (aspf=s) が指定されています。MAIL FROM ドメイン { $envelope } は { $from } と同じにならないため、DMARC に合格できるのは DKIM だけです。
    .fix = SPF も有効になるように、aspf を r にするか削除してください。
finding-dmarc-rests-on-spf = DKIM 署名が { $from } と一致しないため、この DMARC レコードに合格できるのは { $envelope } の SPF だけですが、それがまだ有効になっていません。有効になるまで、メールには受信側でポリシー { $policy } が適用されます。
    .fix = SES が { $envelope } を検証し、その SPF レコードが反映されるまでお待ちください。それまでユーザープールは切り替えないでください。
finding-dmarc-never-passes = この DMARC レコードでは、この構成のメールは一通も合格しません。From の { $from } に、DKIM 署名の { $domain } も MAIL FROM の { $envelope } も一致しません。
    .fix = { $from } 専用の ID を作成するか、レコードから adkim=s、aspf=s、psd=n を外してください。それまでユーザープールは切り替えないでください。
finding-dmarc-other-organisation = DMARC レコードの psd により、{ $from } と { $other } は別の組織として扱われ、互いに一致しません。
    .fix = { $from } 専用の ID を作成してください。{ $from } を別の組織が運用しているのでなければ、レコードから psd を外す方法もあります。
finding-dmarc-rua-not-authorised = { $vendor } は { $domain } の DMARC レポートの受け取りを DNS で承認していません。受信側はレポートを送りません。
    .fix = 次の名前に TXT レコード v=DMARC1 を公開するよう { $vendor } に依頼するか、自社のメールアドレスを指定してください: { $authorisation }
finding-dmarc-rua-many = { $domain } に適用される DMARC レコードには、{ $total } 個のホストにまたがるレポート送信先があります。受信側は 3 つ目以降の送信先に送らないことがあります (RFC 7489 6.2 節)。最初の { $count } 個のホストだけを確認し、残りは確認していません。
    .fix = 実際に読む送信先を 1 つか 2 つ、先頭に書き、ほかは外してください。
finding-dmarc-stronger-kept = 適用される DMARC レコードのポリシーは { $policy } で、提案する none より厳しいため、そのまま残します。
    .fix = 変更は必要ありません。
finding-dmarc-enforced-before-dkim = DMARC が適用されています (p={ $policy }) が、SES による { $domain } の DKIM の検証はまだ終わっていません。検証が終わるまで SES からは送信されません。
    .fix = DKIM が SUCCESS になるまで、ユーザープールの切り替えを待ってください。その間、認証されない別の経路でこのドメインのメールを送らないでください。
finding-dmarc-duplicate = { $name } に DMARC レコードが複数あります。受信側ではどれも適用されません。
    .fix = 1 つだけ残してください。内容が異なる場合は、厳しいほうのポリシーと、すべての rua アドレスを残します。
