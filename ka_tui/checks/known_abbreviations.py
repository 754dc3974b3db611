"""Abbreviations that everybody knows, those that councils use and what they stand for, and words often put in capitals."""

from __future__ import annotations

WELL_KNOWN = frozenset(
    "UK EU UN US USA GB NATO NHS BBC ITV PDF VAT MP MPs MEP CEO IT ICT HR PR HQ TV CCTV ID PIN AM PM MOT COVID CV GDPR "
    "DIY DVD CD GP PE GCSE HGV LED USB URL SMS FAQ PC DNA HIV AIDS RSPCA RSPB NSPCC RNLI RAF BT BMX SUV GPS QR OK NB "
    "TBC TBA TBD NA HM HRH VE VJ CO2 DVLA HMRC AGM LGBT LGBTQ PPE FM AI VIP RIP BST GMT KM KG MPH AD BC PS VR WC BBQ DJ "
    "MBE OBE CBE BA BSC MA PHD NVQ PA PTA WI UNESCO UNICEF FIFA UEFA BME BAME A&E B&B Q&A H&S R&D P&R M&S B&Q KA ISO "
    "BSI PLC LTD IKEA ASDA ALDI KFC DHL DPD RAC AA WW1 WW2 WWI WWII 4G 5G WIFI HTML CSV NASA DC CC MBC TC YMCA YHA "
    "CAMRA ONS MS ISBN IP SIM LPG LCD SOS DOB RAG BRAG".split()
)
"""What needs no explaining, because the short form is better known than the long."""

MEANINGS: dict[str, str] = {
    "AQMA": "air quality management area",
    "AONB": "area of outstanding natural beauty",
    "ASB": "anti-social behaviour",
    "ASHP": "air source heat pump",
    "BEIS": "Department for Business, Energy and Industrial Strategy",
    "BID": "business improvement district",
    "BNG": "biodiversity net gain",
    "CCG": "clinical commissioning group",
    "CIL": "community infrastructure levy",
    "CMT": "corporate management team",
    "CPO": "compulsory purchase order",
    "CRM": "customer relationship management",
    "CSP": "community safety partnership",
    "DEFRA": "Department for Environment, Food and Rural Affairs",
    "DFE": "Department for Education",
    "DFG": "disabled facilities grant",
    "DFT": "Department for Transport",
    "DHP": "discretionary housing payment",
    "DHSC": "Department of Health and Social Care",
    "DLUHC": "Department for Levelling Up, Housing and Communities",
    "DPIA": "data protection impact assessment",
    "DWP": "Department for Work and Pensions",
    "ECO": "energy company obligation",
    "EHCP": "education, health and care plan",
    "EIA": "environmental impact assessment",
    "EPC": "energy performance certificate",
    "EV": "electric vehicle",
    "FOI": "freedom of information",
    "FTE": "full-time equivalent",
    "GIS": "geographic information system",
    "HEDNA": "housing and economic development needs assessment",
    "HIF": "housing infrastructure fund",
    "HMO": "house in multiple occupation",
    "HRA": "housing revenue account",
    "HUG": "home upgrade grant",
    "HWRC": "household waste recycling centre",
    "H4U": "Homes for Ukraine",
    "ICB": "integrated care board",
    "ITT": "invitation to tender",
    "JSNA": "joint strategic needs assessment",
    "KPI": "key performance indicator",
    "LA": "local authority",
    "LAD": "local authority delivery",
    "LCWIP": "local cycling and walking infrastructure plan",
    "LDS": "local development scheme",
    "LEP": "local enterprise partnership",
    "LGA": "Local Government Association",
    "LGR": "local government reorganisation",
    "LHA": "local housing allowance",
    "LLFA": "lead local flood authority",
    "LRF": "local resilience forum",
    "LUF": "levelling up fund",
    "MARAC": "multi-agency risk assessment conference",
    "MHCLG": "Ministry of Housing, Communities and Local Government",
    "MOD": "Ministry of Defence",
    "MOU": "memorandum of understanding",
    "MTFP": "medium-term financial plan",
    "MTFS": "medium-term financial strategy",
    "NDP": "neighbourhood development plan",
    "NNDR": "business rates",
    "NPPF": "national planning policy framework",
    "OPCC": "Office of the Police and Crime Commissioner",
    "PCC": "Police and Crime Commissioner",
    "PID": "project initiation document",
    "PSDS": "public sector decarbonisation scheme",
    "PSPO": "public spaces protection order",
    "REPF": "Rural England Prosperity Fund",
    "RSI": "rough sleeping initiative",
    "SCI": "statement of community involvement",
    "SEND": "special educational needs and disabilities",
    "SHELAA": "strategic housing and economic land availability assessment",
    "SHLAA": "strategic housing land availability assessment",
    "SFRA": "strategic flood risk assessment",
    "SLA": "service level agreement",
    "SME": "small and medium-sized enterprise",
    "SPD": "supplementary planning document",
    "SSSI": "site of special scientific interest",
    "SUDS": "sustainable drainage system",
    "SWC": "sustainable warmth competition",
    "S106": "section 106",
    "S278": "section 278",
    "TPO": "tree preservation order",
    "TUPE": "transfer of undertakings (protection of employment)",
    "UKSPF": "UK Shared Prosperity Fund",
    "VCS": "voluntary and community sector",
    "VCSE": "voluntary, community and social enterprise",
}
"""What abbreviations of local government stand for, to suggest; where one has several meanings, the likeliest."""

ORDINARY_WORDS = frozenset(
    "a about above action actions active add added after again all also amber an and annual any approved are area arts "
    "as at august away be been before being below best better big black blue board book both bridge budget but by call "
    "can care cash change check city clean clear close closed club come communities community complete completed "
    "contact cost costs council court data date day days deadline december delay delayed delivered do does doing done "
    "down draft due each early east email end ended event events every facilities fair february final finance find "
    "first five for four free friday from full fund funding further general get go going good grant grants great green "
    "grey group had hall has have health help here high hold home homes house housing how if important in included "
    "income into is issue issues it its january job jobs join july june just keep key land lane late later leisure less "
    "library live local long low main major make many march market may meet meeting minor monday more most move moved "
    "much must need new news next no none north not note november now october of off office old on once one only open "
    "or other our out over own page paid park parks part pay phase place plan planning plans play please plus pool post "
    "press priority progress project projects public put quarter read red report review right risk risks road room "
    "rural safe safety sale same save saved saturday school see september service services set seven shop show site six "
    "so some soon south spend sport sports staff start started status step steps still stop street strategy success "
    "such summary sunday support survey take target team ten than that the their them then there these they this three "
    "thursday time title to today too top town trees tuesday two under until up update updates urgent us use very via "
    "village was waste we website wednesday week welcome well were west what when where white who why will win winter "
    "with work works yard year years yellow yes yet you young your youth zero total totals actual area areas aim aims "
    "period outcome outcomes link info dates times people public pilot stage level high medium ongoing pending tbc none "
    "nil overall budgets notes item items".split()
)
"""Words that people put in capitals for emphasis or as a heading, in small letters; longer ones are known by their length."""

POSTCODE_AREAS = frozenset(
    "AB AL BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY EC EH EN EX FK FY GL GU "
    "HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY LA LD LE LL LN LS LU ME MK ML NE NG NN NP NR NW OL OX PA PE PH PL PO "
    "PR RG RH RM SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB WA WC WD WF WN WR WS WV YO ZE".split()
)
"""The letters that postcodes of two begin with."""
