"""The 23 roles in the groups by which commands are given (vocabulary.md 12)."""

OFFICE = {"provider_office", "office_admin", "practitioner", "partner"}
LICENSED = {"nurse", "inpatient_nurse", "pharmacist", "physician", "medical_director"}
HANDLERS = LICENSED | {"intake_clerk", "coordinator", "supervisor", "case_manager"}
STAFF = HANDLERS | {"member_services", "provider_services"}
APPEALS = {"appeals_coordinator", "appeals_reviewer"}
MEMBER = {"member", "representative"}
OTHERS = {"external_reviewer", "policy_analyst", "administrator", "auditor"}
ROLES = OFFICE | STAFF | APPEALS | MEMBER | OTHERS
