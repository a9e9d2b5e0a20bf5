# The exports to choose from.

export-message = DNS 担当者への依頼文: 目的と dig での確認方法つき (Markdown)
export-document = 作業手順書: 手順、変更前後、切り戻し、証跡 (Markdown)
export-bind = ゾーンファイルの行 (BIND)
export-csv = 表計算ソフト用の表 (CSV)
export-terraform = Terraform (既存のリソースは import ブロック)
export-cloudformation = CloudFormation テンプレート (JSON)
export-route53 = Route 53 の変更バッチ: ゾーンの管理者用 (JSON)
export-json = JSON (status --json と同じ形式)
export-table = テキストの表
