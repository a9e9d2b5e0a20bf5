# リハーサルの各シナリオで体験できること。

scenario-default = はじめての設定: SES はサンドボックス内、ドメインは Route 53 にあり、レコードは未登録です。
scenario-granted = 本稼働アクセスは承認済みで、ドメイン ID、レコード、ユーザープールの設定が残っています。
scenario-half-done = 途中で止まった設定: ドメイン ID は作成済みで、DKIM レコードは 3 件のうち 1 件だけ公開されています。
scenario-manual-dns = DNS が Route 53 以外にある場合: レコードを手作業で登録し、10 秒後に公開されます。
scenario-pending = 本稼働アクセスの申請が審査中のままで、回答が届きません。
scenario-sandbox = ドメインは検証済み、SES はサンドボックス内: 本稼働アクセスの許可前にできるテストです。
scenario-denied = 本稼働アクセスの申請が承認されなかった場合: サポートケースで対応を続けます。
scenario-already-done = 設定済み: ドメイン ID は検証済み、レコードは公開済みで、ユーザープールは SES から送信しています。
scenario-many-pools = 1,000 個のユーザープールから選びます。入力すると一覧が絞り込まれます。
scenario-slow-dns = 4 台のネームサーバーのうち 1 台だけ、変更の反映が 20 秒遅れます。
