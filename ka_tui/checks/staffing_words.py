"""What is said of the health, the leave and the posts of staff: phrases that belong in no public report."""

from __future__ import annotations

_POST = (
    r"(?:officers?|managers?|directors?|assistants?|advis[eo]rs?|co-?ordinators?|surveyors?|planners?|technicians?|clerks?|"
    r"apprentices?|leaders?|inspectors?|engineers?|solicitors?|accountants?|administrators?|wardens?|rangers?|caretakers?|"
    r"supervisors?|specialists?|analysts?|post-?holders?|post holders?|colleagues?|employees?|staff members?|"
    r"members? of (?:the )?(?:staff|team)|staff|head of [\w ]{3,30}?|lead officers?)"
)
_POST_WORDS = (
    "officer officers manager managers director directors assistant assistants adviser advisers advisor advisors "
    "coordinator coordinators ordinator ordinators surveyor surveyors planner planners technician technicians clerk clerks "
    "apprentice apprentices leader leaders inspector inspectors engineer engineers solicitor solicitors accountant "
    "accountants administrator administrators warden wardens ranger rangers caretaker caretakers supervisor supervisors "
    "specialist specialists analyst analysts postholder postholders holder holders colleague colleagues employee employees "
    "staff member members head"
)
"""Words of which each name of a post has one."""
_NUMBER = r"(?:\d+(?:\.\d+)?(?:\s?x\s?\d+(?:\.\d+)?)?|one|two|three|four|five|six|several|both|a number of)"
_ORGANISATION = (
    r"(?:council|authority|organisation|team|service|company|department|post|role|job|position|trust|district council)"
)
_WHEN = (
    r"(?:in|at|on|during|this|last|early|mid|late|end|and|but|to (?:join|take|pursue|work)|for (?:a|an|another)|without|"
    r"shortly|recently|so|which|before|after)"
)
_HAS = r"(?:has|have|had|having)(?: (?:also|now|since|recently|sadly|both|all|already))?"
_IS = (
    r"(?:is|are|was|were|being|remains?|has been|have been|will be|who is|currently|going|due to be|went)(?: (?:also|now|"
    r"currently|still|both|away|soon))?"
)
_ILL = r"(?:sickness|illness|ill[ -]health)"
_STAFF_VACANCY = (
    r"(?:staff|staffing|team|officer|manager|current|existing|outstanding|remaining|post|key|internal|long-standing|"
    + _NUMBER
    + r")"
)
_LEAVE = r"(?:maternity|paternity|adoption|parental|compassionate|bereavement|sick|carer['’]?s|stress|garden|gardening)"

STAFFING: dict[str, str] = {
    "sickness illness ill": (
        rf"(?:staff|{_POST}|team)['’]?s? (?:sickness|illness)(?: absences?)?|(?:due to|owing to|because of|through|following|"
        rf"caused by|as a result of|despite|with)(?: (?!residents|tenants|people)[\w'’-]+){{0,3}} {_ILL}(?: absences?)?|(?:long|"
        rf"short)[ -]term (?:sickness|illness)(?: absences?)?|{_ILL} (?:absences? (?:of|in|within|among)|in the team|"
        rf"within the team|of (?:the|a|one|two|our))|sickness absences?|ill[ -]health retirement"
    ),
    "sick unwell": (
        rf"(?:off|on|long[ -]term|signed off|absent|called in) sick|sick leave|{_POST} {_IS} (?:sick|unwell)|staff sick"
    ),
    "phased": r"phased return(?: to work)?",
    "signed & off": r"signed off (?:work|sick|with stress|by (?:a|the|his|her|their) (?:doctor|gp))",
    "hospital surgery diagnosed pregnant bereavement bereaved stress isolating cancer undergoing recovering recovers": (
        rf"{_POST}(?: who)? {_IS}(?: \w+){{0,2}} (?:in hospital|(?:having|awaiting|undergoing|"
        rf"recovering from)(?: \w+){{0,3}} (?:surgery|operation|treatment|injury|accident|covid|cancer)|diagnosed with|pregnant|"
        rf"bereaved|isolating|(?:off|absent|away) with (?:stress|covid|cancer))|{_POST} recovers from (?:\w+ ){{0,2}}(?:surgery|"
        rf"illness|operation|injury|accident)|bereavement of (?:a|the|one) (?:\w+ ){{0,2}}(?:{_POST}|member)|due to (?:a |"
        rf"an )?(?:family |staff )?bereavement|off with (?:stress|covid)|(?:staff|officer|team|"
        rf"manager)(?: members?)?(?: \w+)? (?:isolating|with stress|bereavement)"
    ),
    "leave": (
        rf"(?:on |start(?:s|ed|ing)? |begins? |began |for |taking |her |his |extended )?{_LEAVE} leave|"
        rf"{_POST} {_IS} on (?:long-term |extended |special |unpaid )?leave"
    ),
    "maternity paternity": (
        r"(?:maternity|paternity) (?:cover|absence|backfill)|(?:on|due to|for) (?:maternity|paternity)(?! (?:leave|unit|ward|"
        r"services?|wing|care))"
    ),
    "left": (
        rf"{_POST}(?: who)?(?: {_HAS})? left(?: (?:the|our|her|his|their|this) {_ORGANISATION}|(?= {_WHEN}\b)|(?=\s*[.,;)]|"
        rf"\s*$))|{_HAS} left (?:the|our|her|his|their) {_ORGANISATION}|left (?:her|his|their) (?:post|role|job|position)|"
        rf"{_NUMBER} (?:\w+ )?(?:staff|officers?) (?:have )?left"
    ),
    f"leaving leaves & {_POST_WORDS}": (
        rf"{_POST}(?: who)?(?: {_IS})? (?:leaving|leaves)(?: (?:the|our|her|his|their|this) {_ORGANISATION}|(?= {_WHEN}\b)|"
        rf"(?=\s*[.,;)]|\s*$))|staff leaving"
    ),
    "leavers": r"(?:staff|recent|several|two|three|four|number of) leavers",
    "resigned resigning resignation resignations retired retiring retires departed departing departure departures suspended "
    f"dismissed quit & {_POST_WORDS}": (
        rf"{_POST}(?: who)?(?: {_HAS}| {_IS})? (?:been )?(?:resigned|resigning|retired|retiring|retires|departed|departing|"
        rf"suspended|dismissed|quit)|(?:resignations?|retirement|departures?|suspension|dismissal) of (?:(?:the|our|a|an|one|key|"
        rf"{_NUMBER}) )?(?:[\w'’-]+ ){{0,4}}?{_POST}|(?:staff|officer|manager)(?:['’]s?)? (?:resignations?|departures?|"
        rf"suspension)"
    ),
    f"retirement suspension dismissal & {_POST_WORDS}": (
        rf"(?:retirement|suspension|dismissal) of (?:(?:the|our|a|an|one|{_NUMBER}) )?(?:[\w'’-]+ ){{0,4}}?{_POST}|"
        rf"{_POST}['’]s? (?:retirement|suspension|dismissal)"
    ),
    f"loss move & {_POST_WORDS}": (
        rf"(?:the )?(?:loss|move[ -]on|moving on) of (?:(?:the|our|a|an|one|key|{_NUMBER}) )?(?:[\w'’-]+ ){{0,3}}?{_POST}"
    ),
    "notice": r"(?:handed in|given|gave|working) (?:her|his|their|in) notice|" rf"{_POST} {_HAS} given notice",
    f"seconded secondment & {_POST_WORDS}": (
        rf"{_POST}(?: who)?(?: {_HAS}| {_IS})? (?:been )?(?:seconded|on secondment)|secondment of (?:the|our|a|an|"
        rf"one) (?:\w+ ){{0,3}}?{_POST}"
    ),
    "longer & post role with works working employed": (
        r"no longer in (?:post|role)|no longer (?:with|works for|working for|employed by) the (?:council|authority|organisation|"
        r"team)"
    ),
    "vacant unfilled": (
        rf"{_NUMBER}(?: x)? (?:\S+ ){{0,5}}?(?:posts?|roles?|positions?)(?: (?:in|on|within|of) (?:the |our |"
        rf"this )?(?:[\w'’-]+ ){{0,2}}?[\w'’-]+)?(?: (?:has|have|had|is|are|was|were|remains?|currently|that|which))*(?: (?:now|"
        rf"still|currently|become|became|been|fallen|fell|left))* (?:vacant|unfilled)|(?:the |this |a |"
        rf"our )?(?:[\w'’-]+ ){{0,4}}(?:post|role|position) (?:is|was|has been|has become|became|remains|remained|fell|being|"
        rf"currently)(?: (?:now|still|currently|left))? (?:vacant|unfilled)|(?:post|role|"
        rf"position) of (?:[\w'’&-]+ ){{1,5}}?(?:is|was|has been|has become|became|remains|remained|fell|being|"
        rf"currently)(?: (?:now|still|currently|left))? (?:vacant|unfilled)|{_NUMBER}(?: x)? (?:\S+ ){{0,3}}?(?:vacant|"
        rf"unfilled) (?:\S+ ){{0,3}}?(?:posts?|roles?|positions?)|(?:vacant|unfilled) (?:[\w'’-]+ ){{0,4}}?(?:post|role|position)"
    ),
    "risk down & post posts job jobs officers staff": (
        rf"{_NUMBER} (?:[\w'’-]+ )?(?:posts?|jobs) at risk|{_NUMBER} (?:[\w'’-]+ )?(?:officers|staff) down"
    ),
    "vacancy vacancies": (
        rf"{_STAFF_VACANCY} (?:[\w'’-]+ ){{0,2}}?vacanc(?:y|ies)|vacanc(?:y|ies) (?:in|within|across|for) (?:the|our|"
        rf"an?) (?:[\w'’-]+ ){{0,3}}?(?:team|department|service|{_POST}|post|role)|(?:carrying|carries|carried) (?:a |"
        rf"an )?(?:[\w'’-]+ )?vacanc(?:y|ies)|vacancy (?:left by|created by|following)|{_POST} vacanc(?:y|ies)|"
        rf"due to (?:a )?vacanc(?:y|ies)|fill (?:the|a|this) vacancy"
    ),
    "redundancy redundancies redundant": (
        rf"(?:compulsory|voluntary|staff) redundanc(?:y|ies)|(?:made|making|make) (?:\w+ ){{0,3}}redundant|"
        rf"{_POST} {_IS} (?:made )?redundant|at risk of redundancy|redundanc(?:y|ies) (?:of|in|among|within) (?:the |our |one |"
        rf"two )?(?:[\w'’-]+ ){{0,3}}?(?:{_POST}|team)|(?:post|role|position)s? (?:\w+ ){{0,3}}redundant"
    ),
    "removal deletion deleted loss & post role position fte": (
        r"(?:removal|deletion|loss) of (?:(?:the|a|an|one|our) )?(?:\S+ ){0,4}?(?:post|role|fte)|(?:post|role|position) (?:is|"
        r"was|has been|will be|being) (?:deleted|cut|removed)"
    ),
    "disciplinary grievance grievances": (
        rf"(?:{_POST}|staff) (?:\w+ ){{0,4}}(?:disciplinary|grievance)|(?:disciplinary|grievance) (?:action|process|hearing|"
        rf"investigation|proceedings|against|by|from|raised)"
    ),
    "shortage shortages staffed understaffed": (
        r"staff(?:ing)? shortages?|shortages? of (?:staff|officers)|(?:short|under)[ -]?staffed"
    ),
    "absence absences absent": (
        rf"(?:staff|officer|manager|long[ -]term|key officer|team)['’]?s? absences?|(?:the |prolonged |unexpected |"
        rf"continued )absence of (?:the|a|an|our|one|two|key) (?:[\w'’-]+ ){{0,3}}?{_POST}|{_POST} {_IS} absent"
    ),
}
"""Expressions by the words, in small letters, of which every match has one."""

MANAGED = (
    r"(?: absences?)?(?: (?:policy|policies|procedures?|rates?|figures?|targets?|statistics|levels?|days|data|reporting|"
    r"management|monitoring|training|scheme|guidance|entitlements?))"
)
"""What follows where it is a subject that the council manages, and no fact about somebody."""

MANAGED_BEFORE = (
    r"\b(?:polic(?:y|ies)|procedures?|guidance|training|advice|support|workshops?|sessions?|reports?|figures|data|"
    r"statistics|reduc\w+|reducing|manage|managing|target for) (?:\w+ ){0,2}$"
)
"""What stands before it where it is such a subject."""

OF_THE_PUBLIC = (
    r"\b(?:residents?|tenants?|households?|applicants?|claimants?|customers?|patients?|veterans?|famil(?:y|ies)|businesses|"
    r"employers?|shops?|units?|stalls?|parish|councillors?|member for|by-election|job (?:fairs?|clubs?|seekers?)|job vacancies|"
    r"per (?:employee|fte|head|person)|average|pupils?|students?|cases)\b"
)
"""Words of a sentence that is of the public, of shops, councillors or averages, and not of the council's own staff."""
