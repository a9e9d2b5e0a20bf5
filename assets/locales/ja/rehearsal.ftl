# リハーサルの各シナリオで体験できること。

scenario-default = 最初からの設定: SESはサンドボックス、ドメインはRoute 53にあり、レコードは未公開です。
scenario-granted = 本番アクセスは承認済みで、IDとレコードとユーザープールの設定が残っています。
scenario-half-done = 途中で止まった設定: IDは作成済みで、DKIMレコードは3件のうち1件だけ公開されています。
scenario-manual-dns = DNSがRoute 53以外にある場合: レコードを手で登録し、10秒後に公開されます。
scenario-pending = 本番アクセスの申請が審査中のままで、回答が届きません。
scenario-denied = 本番アクセスの申請が却下された状態: サポートケースで対応を続けます。
scenario-already-done = すべて設定済み: IDは検証済み、レコードは公開済みで、ユーザープールはSESから送信しています。
scenario-slow-dns = 4台のネームサーバーのうち1台だけ、変更の反映が20秒遅れます。
