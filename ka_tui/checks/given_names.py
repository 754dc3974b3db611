"""Given names and surnames that are common in Britain: what ``personal-information`` knows a person's name by."""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    "aaron abbie abby abdul abdullah abigail adam adele adrian agnes ahmed aidan aileen aisha aisling alan alana alasdair "
    "alastair alec alex alexander alexandra alexis alfie alfred ali alice alicia alison alistair allan allen alyson amanda "
    "amarjit amelia amina amir amit amy ana anand andrea andreas andrew andy angela angelina angie anil anita ann anna annabel "
    "anne annette annie anthony anton antonia antonio antony anya archie arjun arnold arthur arun asha ashley ashok audrey ava "
    "ayesha babs balbir baldev baljit barbara barney becky belinda ben benedict benjamin bernadette bernard bernice bert beryl "
    "bethan bethany betty beverley bharat billie billy bob bobby bogdan brandon brenda brendan brian bridget bronwen bryan "
    "bryony caitlin callum calum camilla cara carla carly carmel carole caroline carolyn carrie caspar cassandra catherine "
    "cathy catriona cecil cecilia cedric celia ceri chantelle charlene charles charlie cheryl chloe chris chrissie christina "
    "christine christopher ciara ciaran cilla claire clara clare clarissa claude claudia clifford clive colette colin colleen "
    "connor conor cordelia corinne courtney cyril damian damien dan daniel daniela danielle danny darren darryl dave david "
    "davina debbie deborah debra declan deepak deirdre delia denise dennis derek dermot desmond diana diane dilip dimitri dinah "
    "dipak dominic donald donna doreen doris dorothy doug dougie duncan dwayne dylan eamonn eddie edgar edith edmund edna "
    "eduardo edward edwin edyta eileen elaine eleanor elena eliot elisabeth elise eliza elizabeth ella ellen ellie elliot "
    "elliott elsie emily emma emmanuel enid eric erica erin ernest esme esther ethan ethel euan eugene eva evelyn ewan faisal "
    "farah fatima felicity felix fergus fiona fran frances francesca francesco freda freddie frederick gabriel gabriella "
    "gabrielle gail gareth garry gary gavin gaynor gemma geoff geoffrey george georgie georgina geraint gerald geraldine gerard "
    "gerry gillian gina giovanni gita gladys glenda glenn glenys gloria glyn graeme graham grainne greg gregor gregory greta "
    "grzegorz guillermo gurpreet gwen gwyneth hamish hamza hannah harinder harjit harold harriet harry harvey hassan hayley "
    "heidi helen helena henrietta henry herbert hilary hilda horace howard hugh hugo humphrey iain ian ibrahim imogen imran "
    "indira ines ingrid irene irfan isaac isabel isabella isabelle ismail isobel ivan ivor jack jackie jacob jacqueline jacqui "
    "jade jagdish jai jake jamal james jamie jane janet janice janine jared jasbir jasmin jason jasper javed jayne jean "
    "jeanette jeff jeffrey jen jenna jennie jennifer jenny jeremy jerome jessica jessie jill jillian jim jimmy jo joan joanna "
    "joanne jocelyn jodie joe joel johanna john johnny jon jonathan jonny jorge jose joseph josephine josh joshua joyce juan "
    "juanita judith judy julia julian juliana julie juliet juliette justin justine kamal karen karim karin karl kashif kate "
    "katerina katharine katherine kathleen kathryn kathy katie katrina katy kaylee kayleigh keeley keiran keith kelvin ken "
    "kenneth kenny kevin khalid kieran kim kimberley kiran kirsten kirstie kirsty krystyna krzysztof kuldeep kyle lara larry "
    "latoya laura lauren laurence lawrence leah leanne len lena leon leonard leonie leroy lesley leslie liam lianne libby "
    "lillian linda lindsay lindsey lisa liz lizzie lois lola lorna lorraine lottie lou louis louise luca lucas lucinda lucy "
    "luis luke lydia lyn lynda lynn lynne lynsey mabel maddie madeleine magda magdalena maggie mahmood mahmoud mairead malcolm "
    "malgorzata mandeep mandy manjit marcel marcia marcin marco marcus margaret margery maria mariam marian marianne marie "
    "marilyn mario marion marjorie marlene marta martha martin martyn mary maryam mateusz mathew matilda matt matthew maureen "
    "maurice mavis maxine meera megan mehmet melanie melissa melvyn mia michael michaela micheal michelle mick mihai mike "
    "millie miranda miriam mitchell mohamed mohammad mohammed mohan moira molly mona monica monika morag mordecai morris "
    "muhammad muriel mustafa myra myrtle nadia nadine nancy naomi narinder natalia natalie natasha nathan nathaniel naveed neil "
    "nell nellie nesta niall niamh nicholas nick nicky nicola nicolas nicole nigel nikhil nikita nikki nina nisha noah nora "
    "noreen norma norris olga oliver olivia olu omar oscar osman owen paddy pam pamela paolo patricia patrick paul paula "
    "pauline pavel pawel pedro pete peter petra phil philip philippa phillip phoebe phyllis pierre piotr polly pradeep prakash "
    "praveen priya rachael rachel radoslaw rafael raj rajesh rajinder rakesh ralph ramesh ramona raphael rashid ravi raymond "
    "rebecca reginald rehana rekha rene renee reuben rhian rhiannon rhona rhys richard rick ricky rita robbie robert roberta "
    "roberto roderick rodney roger rohan roland rona ronald ronan ronnie rory rosalind rosamund rosanna roseanne rosie rowena "
    "roxanne roy rupert russell ruth ryan sadia sally sam samantha samina samir samuel sandeep sandra sanjay sanjeev sara sarah "
    "sarita sasha satish saul sean sebastian selina serena sergio shabnam shahid shane sharon shaun shauna sheena sheila "
    "shelley sheryl shirley shona sian sidney simon simone sinead siobhan slawomir sonia sonya sophia sophie stacey stanley "
    "stefan stella stephanie stephen steve steven stuart sue sukhdev sunil sunita suresh surinder susan susanna susannah susie "
    "suzanne suzy sybil sylvia tamara tamsin tania tanya tara tariq terence teresa terri terry tessa thelma theo theodore "
    "theresa thomas tiffany tim timothy tina toby tom tomasz tommy toni tony tracey tracy trevor tricia trish tristan trudy "
    "usman valerie vanessa vera vernon veronica vicki vicky vijay vikram vinay vince vincent viv vivian vivien vivienne walter "
    "wanda wayne wendy wesley wilfred william winifred winston yasmin yolanda yousef yusuf yvette yvonne zac zach zachary zahra "
    "zainab zara zeeshan zoe zofia zoltan".split()
)
"""Given names, in small letters, that are seldom anything else where they are capitalised."""

NAMES_AND_WORDS = frozenset(
    "abbey ad al alexa alma amber angel angus april art ash aspen aurora austin autumn barry bay bea berry beth bill blake "
    "bonnie brook brooke bruce buck buddy cameron candy carmen carol celeste chad chance charity charlotte chase chelsea cherry "
    "china christian clay clement cliff constance coral craig crystal curt curtis daisy dale dawn dean dee del dell denver des "
    "devon dick dixie dolly don dora dot douglas drew duke earl ed eden elle emerald ernie eve faith fay fern flora florence "
    "florian ford forest francis frank fred gale gay gene georgia gill ginger glen gordon grace grant gray guy hal harmony hart "
    "hazel heath heather hector henley holly hope hunter ida iris israel ivy jan jasmine jay jesse jewel jordan joy june kelly "
    "kent kerry kit krishna lance laurel lee leigh leo lewis lily lincoln lionel lloyd logan lord mac marina mark marshall "
    "mason mat max may mel mercy merlin milan miles minister misty mo morgan murray nat ned nevada noel norman nova olive opal "
    "paige pat pearl penelope penny percy perry petal piers pip poppy porter preston prince rain ray reed reg rex rich rob "
    "robin rocky rod roman ron rose rosemary ross rowan ruby san sandy scott shannon sharp shell sid silver skip sky skye sol "
    "stacy stan sterling stewart stone summer sunny tad ted troy tulip ty tyler una val vale verity victor victoria viola "
    "violet wade ward warren washington wells west will willow woody young".split()
)
"""Given names that are words, places or surnames as well: with a common surname only they are a person's."""

SURNAMES = frozenset(
    "adams ahmed akhtar ali allen anderson andrews armstrong atkinson austin bailey baker barker barnes barrett bates "
    "begum bennett bibi booth bradley brown burgess burton butler campbell carr carter chambers chapman chaudhry clark "
    "clarke collins cooper cox cunningham davidson davies davis dawson dixon doe edwards elliott ellis evans fisher fletcher "
    "foster fraser gardner gibson gill gordon graham griffiths hamilton harper harris harrison hart harvey "
    "hawkins henderson holmes howard hudson hughes hunter hussain iqbal jackson jenkins johnson johnston jones kaur "
    "kelly kennedy khan khatun knight kumar lawrence lawson lee lewis lloyd macdonald marshall martin mason matthews mcdonald "
    "miah mistry mitchell moore morgan morris murphy murray nguyen nowak o'brien o'connor o'neill owen palmer parker "
    "parsons patel payne pearce perry phillips powell reid reynolds richards richardson roberts robertson robinson "
    "rogers rose russell ryan saunders scott shah sharma shaw simpson singh smith spencer stevens stewart surname sutton "
    "taylor thomas thompson thomson turner walker wallace walsh ward watson watts webb wilkinson williams "
    "williamson willis wilson wright".split()
)
"""Common surnames, in small letters."""

NAMED_AFTER = frozenset(
    "academy almshouse almshouses arch arena avenue award awards bank barracks bay bequest bridge bros brothers building "
    "buildings business care castle cathedral cemetery centre chambers championship chapel charity church clinic close club co "
    "college common community company complex construction consultancy consulting contracting corner cottage cottages council "
    "country court crescent cricket cup dam day design developments district drive east estate estates event farm festival "
    "field fields flats football forest foundation fund garage garden gardens gate green groundworks group grove hall heights "
    "hill homes hospice hospital hotel house housing inc infant infants inn institute jubilee junior lane law lecture lectures "
    "leisure library limited llp lodge ltd manor mansions market marketplace meadow meadows medal memorial mews mill mills "
    "minster monument museum north nursery oak orchard parade parish park partners partnership pavilion pavilions pharmacy "
    "place playground plc pool prep primary priory prize project quarry quay recreation reserve river road room rooms row rugby "
    "scheme scholarship school schools secondary shelter society solicitors south spinney sports square stadium station store "
    "stores street studio studios suite supplies surgery terrace theatre tower towers town trail training transport trust "
    "tunnel university view village villas walk ward wards way west wharf wood woodland woods works yard".split()
)
"""Words, in small letters, that follow a person's name in the name of a place, a company, a charity or a law."""

FAMOUS = frozenset(
    (
        "ada lovelace|alan turing|alexander dennis|anne frank|ben sherman|charles church|charles darwin|charles dickens|"
        "david attenborough|david lloyd|david wilson|emmeline pankhurst|francis crick|fred perry|george stephenson|"
        "grant thornton|harry potter|henry ford|henry moore|hugo boss|isaac newton|jack daniels|jack petchey|james bond|"
        "james watt|jean monnet|jesse owens|jo cox|john lewis|joseph chamberlain|joseph rowntree|karen millen|"
        "lambert smith|laura ashley|leonard cheshire|marie curie|martin luther|mary seacole|max fordham|max mara|"
        "michael page|morgan sindall|oliver twist|paul hamlyn|paul robeson|paul smith|peter pan|peter rabbit|"
        "queen elizabeth|robert dyas|robert smyth|robin hood|rosa parks|stephen lawrence|sue ryder|ted baker|thomas cook|"
        "thomas estley|tim hortons|william davis|william shakespeare|winston churchill"
    ).split("|")
)
"""Names, in small letters, of companies, charities and the famous dead: no secret of anybody's."""
