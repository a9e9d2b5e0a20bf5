# 本稼働アクセスの申請文。

## AWS が読む本文。`____ヒント____` はひとつの空欄で、利用者が埋める。引数には、AWS と DNS で確認できた状態に
## 応じた文が入る。利用者しか知らないことは空欄にする。

proposed-contact-language = JA
proposed-use-case =
    「____サービス名____」は、ユーザーのサインインに Amazon Cognito を使用しています。送信するのは、Cognito のユーザープールが利用者一人ひとりに送るメールだけです。内容は、メールアドレスの確認、パスワード再設定、サインイン、招待に関するものです。いずれも、受信者本人の操作、または管理者による利用者の追加をきっかけに送信されます。広告メールやメーリングリスト宛てのメールはありません。

    { $addresses }アカウントを削除すると、以後、メールは送信しません。

    バウンスと苦情への対応: ____担当者と、対象アドレスの扱い____。{ $suppression }

    送信数: 1 日あたり約 ____見込みの通数____ 通。{ $dkim }{ $mail_from }{ $dmarc }

## 各文。`-later` はまだそうなっていない場合、`addresses` は確認できない場合の文。

proposed-sign-up = サインアップする利用者は、自分のメールアドレスを入力し、Cognito から届くコードまたはリンクで確認します。
proposed-invited = 利用者が自分でサインアップすることはできず、管理者が一人ずつ追加します。
proposed-addresses = 受信者のアドレス: ____入手方法と、本人のものであることの確認方法____。
proposed-suppression = SES のアカウントレベルのサプレッションリストをバウンスと苦情の両方で有効にしているため、該当したアドレスには以後送信されません。
proposed-dkim = 送信ドメインは、SES で DKIM による検証が完了しています。
proposed-dkim-later = 送信ドメインは、SES で DKIM により検証します。
proposed-mail-from = カスタム MAIL FROM ドメインを設定済みです。
proposed-mail-from-later = カスタム MAIL FROM ドメインを設定します。
proposed-dmarc = DMARC レコードを公開済みです。
proposed-dmarc-later = DMARC レコードを公開します。
