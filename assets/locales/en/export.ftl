# The exports to choose from.

export-message = Message for a DNS team, with reasons and dig (Markdown)
export-document = Change document: plan, before and after, going back, evidence (Markdown)
export-bind = Lines for a zone file (BIND)
export-csv = Table for a spreadsheet (CSV)
export-terraform = Terraform, with import blocks for what stands
export-cloudformation = CloudFormation template (JSON)
export-route53 = Route 53 change batch for the zone's owner (JSON)
export-json = JSON, as in status --json
export-table = Table as text
