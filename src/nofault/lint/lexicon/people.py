"""Words for people, groups and person-like systems. The configuration's `people` and `systems` lists come on top.

First names are a hand-made list of common ones; names that are also everyday English words are left out where the word can open a
sentence of a postmortem (May, Hope, Art).
"""

from __future__ import annotations

from nofault.lint.lexicon import listed

ROLES = listed(
    """
    engineer engineers developer developers dev devs operator operators admin admins administrator administrators sysadmin sysadmins technician
    technicians contractor contractors consultant consultants intern interns analyst analysts dba dbas programmer programmers responder
    responders reviewer reviewers author authors committer committers maintainer maintainers manager managers tester testers architect
    architects employee employees staff staffer staffers colleague colleagues coworker coworkers co-worker co-workers teammate teammates person
    persons people individual individuals member members hire hires newcomer newcomers junior juniors senior seniors boss director directors
    executive executives commander commanders scribe facilitator designer designers lead leads on-call oncall on-caller
    on-callers onduty on-duty sre sres releaser deployer scientist scientists specialist specialists trainee trainees apprentice apprentices
    graduate volunteer volunteers electrician electricians freelancer freelancers expert experts stakeholder stakeholders founder founders cto
    ceo vp coder coders somebody human humans guy guys folks man woman approver approvers submitter assignee shifter dispatcher dispatchers
    novice rookie rookies newbie newbies pharmacist pharmacists nurse nurses doctor doctors physician physicians surgeon surgeons clerk clerks
    foreman pilot pilots captain captains officer officers mechanic mechanics plumber cleaner cleaners courier teller cashier accountant
    accountants auditor auditors attendant salesperson moderator moderators janitor welder fitter linesman postdoc postdocs researcher
    researchers professor lecturer joiner joiners implementer implementers secretary secops netops releng infosec chief co-founder cofounder
    bookkeeper skipper signaller archivist archivists webmaster webmasters anaesthetist anaesthetists assessor assessors baker bakers banker
    bankers barista baristas bartender bartenders biologist biologists caretaker caretakers carpenter carpenters cashiers chemist chemists
    chairman chairmen chairwoman chairwomen chairperson chairpersons clinician clinicians concierge concierges copywriter copywriters counsellor
    counsellors crewmember crewmembers curator curators dentist dentists deckhand deckhands despatcher despatchers dietitian dietitians
    economist economists firefighter firefighters fisherman fishermen foreperson forepersons forewoman forewomen gardener gardeners geologist
    geologists handyman handymen headmaster headmasters historian historians interviewer interviewers journalist journalists lawyer lawyers
    librarian librarians lifeguard lifeguards logistician logisticians machinist machinists medic medics midwife midwifes merchandiser
    merchandisers paramedic paramedics paralegal paralegals pathologist pathologists penetration-tester penetration-testers photographer
    photographers physicist physicists policeman policemen policewoman policewomen porter porters postmaster postmasters proofreader
    proofreaders psychologist psychologists radiographer radiographers radiologist radiologists receptionist receptionists rigger riggers sailor
    sailors salesman salesmen saleswoman saleswomen scriptwriter scriptwriters security-guard security-guards sergeant sergeants signalman
    signalmen stewardess stewardesses storekeeper storekeepers stockbroker stockbrokers superintendent superintendents surveyor surveyors sysop
    sysops techie techies technologist technologists telephonist telephonists therapist therapists treasurer treasurers underwriter underwriters
    waiter waiters waitress waitresses warden wardens watchman watchmen web-designer web-designers storeman storemen quartermaster
    quartermasters duty-manager duty-managers troubleshooter troubleshooters incident-commander incident-commanders duty-officer duty-officers
    watchkeeper watchkeepers helmsman helmsmen dockworker dockworkers longshoreman longshoremen stevedore stevedores crane-driver crane-drivers
    boilerman boilermen lab-technician lab-technicians phlebotomist phlebotomists biostatistician biostatisticians statistician statisticians
    actuary actuarys paymaster paymasters bursar bursars provost provosts dean deans ombudsman ombudsmen councillor councillors mayor mayors
    bureaucrat bureaucrats policymaker policymakers campaigner campaigners pentester pentesters subcontractor subcontractors mover movers bosses
    designee designees contributor contributors mentor coach deputy recruiter recruiters typist typists adviser advisor advisers presenter
    organiser organizer translator translators editors foremen attendants tellers couriers plumbers welders fitters officials official principal
    steward stewards tech techs modder predecessor predecessors custodian custodians keyholder keyholders matron matrons orderly orderlies
    bouncer croupier usher stagehand stagehands roadie roadies cameraman cameramen referee umpire farmer farmers cook cooks sous-chef tailor
    tutor tutors headteacher magistrate bailiff notary veterinarian jockey zookeeper beekeeper shepherd optician opticians hygienist hygienists
    locksmith locksmiths glazier roofer plasterer bricklayer bricklayers scaffolder scaffolders groundsman groundsmen steersman bosun purser
    pursers stoker shunter shunters pointsman banksman switchman brakeman trackman toolmaker newsreader sub-editor toastmaster lollipop-man
    quizmaster bellboy chambermaid housekeeper housekeepers groundskeeper postman postmen milkman repairman repairmen salesperson salespeople
    draughtsman draftsman layman workman workmen craftsman craftsmen serviceman servicemen patrolman ombudswoman spokesperson spokesman
    spokeswoman bro dude whoever-was
    """
)
GROUPS = listed("team teams squad squads department departments crew crews devops qa staff personnel bunch")
# Group words that are also words for things: only at the head of a clause, or after one of the words below.
LOOSE_GROUPS = listed(
    """
    management leadership live-ops devrel secops ops support operations engineering security shift shifts procurement finance marketing sales
    legal hr noc soc helpdesk service-desk purchasing facilities
    """
)
BEFORE_LOOSE_GROUPS = listed(
    """
    our the senior night day weekend evening morning late early upper middle executive customer company product previous last first outgoing
    incoming
    """
)
PRONOUNS = listed("he she who whoever someone somebody anyone anybody nobody no-one noone everyone everybody")
NEGATIVE_PRONOUNS = listed("nobody no-one noone")
USERS = listed(
    """
    user users customer customers client clients student students visitor visitors subscriber subscribers tenant tenants guest guests reader
    readers shopper shoppers buyer buyers merchant merchants patient patients citizen citizens attacker attackers player players caller
    callers viewer viewers participant participants partner partners vendor vendors instructor instructors teacher teachers
    """
)
# Words before "operator" that make it a person; after others it is a controller.
BEFORE_OPERATOR = listed(
    """
    the a an our human on-call shift night duty console network system backup database machine crane radio tape computer day line control
    warehouse forklift site one two another some experienced inexperienced junior senior first
    second new own this that each tired no by of and from plant grid room data-centre datacenter
    """
)
# Words that are people only after one of these ("change owner", "warehouse worker"); alone they are also parts of systems.
ROLES_AFTER = {
    "unit": listed("it project business finance legal audit research press"),
    "head": listed("unit department section division ward school group line project shift deputy"),
    "heads": listed("unit department section division ward school group line project shift"),
    "sister": listed("ward night the duty charge"),
    "owner": listed("change service product code process release business project account budget risk ticket feature"),
    "owners": listed("change service product code process release business project"),
    "worker": listed(
        "warehouse shift night maintenance construction office field case social remote plant factory dock postal health care seasonal temp agency"
    ),
    "workers": listed("warehouse shift night maintenance construction office field factory"),
    "agent": listed(
        "support call-centre call-center helpdesk service-desk desk travel customer-service gate booking ticket estate station service-centre"
    ),
    "pm": listed("the our a product"),
    "driver": listed("train truck bus taxi delivery forklift van lorry excavator tram crane ambulance bin the-lorry relief"),
    "controller": listed("traffic air-traffic"),
    "guard": listed("security"),
    "hand": listed("deck old"),
    "partner": listed("junior senior managing"),
    "student": listed("working phd summer"),
    "supervisor": listed("shift night line team store floor ward site our his her plant duty warehouse day"),
    "editor": listed("web night news duty picture copy chief video photo managing sub"),
    "assistant": listed("student research shop personal lab office our sales teaching administrative"),
    "assistants": listed("student research shop our sales teaching"),
    "planner": listed("a our another production route capacity network crew timetable planning duty shift event"),
    "scheduler": listed("crew staff human shift"),
    "buyer": listed("the our a"),
    "producer": listed("our show tv radio executive"),
    "trader": listed("the a our senior junior"),
    "trainer": listed("the our fitness"),
    "conductor": listed("train tram"),
    "coordinator": listed("incident the logistics event shift duty our release"),
    "inspector": listed("site building safety quality"),
    "installer": listed("cable the-cable"),
    "registrar": listed("university hospital medical"),
    "builder": listed("the site"),
    "minister": listed("the prime"),
    "agents": listed("support call-centre call-center helpdesk desk gate travel booking"),
    "mates": listed("team ship"),
    "integrator": listed("the our systems"),
    "investigator": listed("the lead"),
    "principal": listed("the school"),
    "crewman": listed("a the"),
    "setter": listed("the machine"),
    "guy": listed("the"),
    "desk": listed("help service news duty front press operations trading planning support"),
    "desks": listed("help service news"),
    "office": listed("press back front project post tax head mayor's"),
    "centre": listed("call"),
    "center": listed("call"),
    "shop": listed("print web body"),
    "agency": listed("web digital design media advertising staffing"),
    "maintenance": listed("the depot line our"),
    "tier": listed("support"),
    "room": listed("control mail news"),
    "board": listed("the-management advisory change-advisory"),
}
# Before "group" these make it people; after others it is a thing ("consumer group").
PEOPLE_GROUPS = listed(
    """
    firmware storage network networking data platform infrastructure operations engineering support product mobile web backend frontend
    database design research development dev ops sre qa release working core maintenance payments hardware software facilities systems
    integration analytics firmware edge billing compliance reporting planning editorial quality finance
    """
)
BEFORE_MEMBER = listed(
    """
    dev warehouse it noc game art ops cloud ml web delivery integration qa site shop floor night
    team staff crew squad community board tech technical incident project engineering shift group department qa network storage database
    security release build backend frontend platform data product design sre devops on-call support infrastructure mobile test
    """
)
FIRST_NAMES = listed(
    """
    aaron abdul abdullah abigail adam adrian adriana agnes agnieszka ahmed ahmad aiko aisha akira alan alana albert alberto alejandra alejandro
    aleksandr aleksandra alessandro alex alexander alexandra alexei alexis alfred ali alice alicia alina alison allison amanda amara amber
    amelia amina amir amit amy ana anastasia anders andre andrea andreas andrei andrew andrey andy angela angelo anil anita anja ankit ann anna
    anne annette annie anthony antoine anton antonio anya arash ariel arjun armando arnaud arthur arturo asha ashley astrid august austin ayako
    ayesha aziz barbara bart beatrice beatriz ben benedikt benjamin bernard bernd beth bianca bill bjorn bob boris brad brandon brenda brian
    bridget britta bruce bruno bryan camila camille carl carla carlos carmen carol carolina caroline caspar catherine cecilia chad chandra
    charles charlie charlotte chen cheng chiara chloe chris christian christina christine christoph christopher chun claire clara claudia
    clemens colin connor craig cristina cynthia dmitri dmitry dan dana daniel daniela danielle daria dario darren dave david deborah deepak
    denise dennis derek diana diego dieter dimitri dina dirk dmitrij dominik dominique donald donna dora doris dorothy doug douglas dylan
    eduardo edward elena eli elif elise elizabeth ella ellen emil emilia emilio emily emma emre enrique eric erica erik erika erin ernesto
    esther ethan eugene eva evan evelyn fabian fabio farah farid fatima federico felipe felix fernanda fernando filip fiona florian francesca
    francesco francis francisco francois frank franz fred frederik gabriel gabriela gareth gary geoff george gerald gerard gianni gina giorgio
    giovanni giulia giuseppe gloria gonzalo gordon graham greg gregory greta guido guillaume gunther gustavo habib hakim hamid hana hanna hannah
    hans haruka haruki hassan heather hector heidi heike helen helena helga henning henri henrik henry hiro hiroshi holger hugo hussein ian
    ibrahim ignacio igor ilya imran ines ingrid irene irina isaac isabel isabella ivan ivana jaap jack jackie jacob jacqueline jakob jakub james
    jan jana jane janet janine jason javier jean jeff jeffrey jelena jennifer jenny jens jeremy jerome jerry jesse jessica jesus jill jim jimmy
    jin jing joan joana joanna joao joe joel johan johann johanna johannes john johnny jon jonas jonathan jordan jorge jose josef joseph josh
    joshua juan juana judith jules julia julian juliana julie julien jun jurgen justin kai kaori karen karin karina karl karolina kasia kate
    katarina katherine kathleen kathryn katie katja kavita kazuki keiko keith kelly ken kenji kenneth kevin khalid kim kiran klaus kofi
    konstantin krishna kristen kristian kristina kumar kurt kyle lars larissa laura lauren laurent lea lee leila lena leo leon leonardo leonid
    liam lila lili lina linda ling lisa liu liz lorenzo louis louise luc luca lucas lucia lucy luis luisa lukas luke lydia maarten madeleine
    magdalena maggie mahmoud maja makoto malik manuel manuela marc marcel marco marcos marcus margaret maria mariam marian mariana marie marina
    mario marion marisa marjan mark marko markus marta martha martin martina mary masha mateo mateusz matt matteo matthew matthias maurice maya
    megan mehdi mehmet mei melanie melissa mia michael michal michel michelle miguel mika mike mikhail milan milena ming miriam mohamed mohammad
    mohammed moira mona monica monika morten moses muhammad murat mustafa nadia nadine naomi natalia natalie natasha nathan neha neil nelson
    nicholas nick nicola nicolas nicole nico niels nigel nikhil niklas nikola nikolai nils nina nisha noah noor nora norbert norman oleg olga
    oliver olivia olivier omar oscar otto pablo pamela paolo patricia patrick paul paula paulo pavel pedro peter petra phil philip philipp
    philippe pierre piotr pooja prakash pradeep preeti priya qing rachel radek rafael rahul raj rajesh ralf ralph ramesh ramon rania raquel
    rashid ravi raymond rebecca renata rene ricardo richard rick rita rob robert roberta roberto robin rodrigo roger rohan roland roman ron rosa
    rosemary ross roxana ruben rudolf rui rupert ruslan ruth ryan sabine sabrina sachin sakura salma salman sam samantha samir samuel sandeep
    sandra sanjay santiago sara sarah sasha satoshi saul scott sean sebastian selim selma serena serge sergei sergey sergio shane shanti sharon
    shaun shreya silvia simon simone sina sofia sofie sonia sonja sophia sophie sora stefan stefanie stella stephan stephanie stephen steve
    steven stuart sue suki sunil suresh susan susanne svein sven svetlana sylvia takashi takumi tamara tania tanja tanya tara tariq tatiana ted
    teresa terry thandi thea theo theodor theresa thomas tiago tibor tim timo timothy tina tobias todd tom tomas tomasz tommy tony torsten tracy
    trevor tristan tyler ulrich ulrike umar ursula uwe valentina valeria vanessa vera veronica veronika vicky victor victoria vijay vikram
    viktor vincent vinod viola virginia vivian vlad vladimir walter wanda wang wei wendy werner wilhelm willem william wolfgang xavier xiao xin
    yan yana yara yasmin yasuo ying yolanda yosef youssef yuan yuki yuko yuri yusuf yvonne zachary zahra zainab zara zeynep zhang zoe zoltan
    zuzana marek pawel tomek ania zofia lukasz krzysztof wojciech radoslav mirka bozena petr vaclav jiri ondrej lenka katka milos dusan goran
    zoran bojan dejan dragana jovana vesna istvan gabor laszlo zsofia andras balazs eszter radu mihai ioana stoyan georgi plamen ivaylo kiril
    dimitar artem maksim nikita yulia ksenia oksana taras bohdan andriy olena iryna sanna matti juha pekka antti jukka kaisa liisa marjo linnea
    ingeborg sigrid solveig leif gunnar torbjorn rasmus mads soren jesper kasper freja karsten jorn detlef heiko falk steffen silke antje birgit
    ute dagmar gisela rosario ignacia joaquin esteban ramiro agustin lucho beto paco pilar consuelo itziar aitor inigo duarte nuno vasco marcela
    thiago caio leandro vinicius juliano heloisa iara giulio luigi enzo silvano ilaria ornella fatou mamadou ousmane aissatou kwame akosua yaw
    kojo abena chidi ngozi emeka ifeoma tunde bola oluwaseun adebayo zanele thabo sipho lindiwe nomsa tendai farai wanjiku kamau otieno achieng
    juma mwangi hadiza musa sadia bilal hamza yusra samira layla nour rami tarek karim khaled jamal walid ziad hadi reza mehrdad shirin parisa
    kaveh arman babak navid aditya akash anand ananya aniket aparna arvind ashok bhavna chetan deepa dinesh divya ganesh gaurav geeta harish
    ishaan jyoti karthik lakshmi madhu manish manoj meera mohan mukesh naveen nitin padma pankaj parul piyush pranav rakesh rashmi ritu rohit
    shalini shilpa shivani shweta siddharth sneha srinivas sudha sumit swati tanvi uday usha vandana varun vidya vivek yash thanh linh minh hoa
    tuan huong phuong duc jiho minjun seojun jiwoo hyun sujin eunji haruto yuto souta ren hinata yui aoi riku kenta naoki ryo daiki shota ayumi
    chihiro emi kaede megumi mitsuki natsumi rina saki tomoko yoko weihua xiaoming jianhong lihua meiling yifan haoran zihan mingwei guang hui
    tao jie feng putri dewi budi agus siti rizky wayan ketut joko ratna somchai niran malee arthit kanya chang wong huang kai-uwe anneliese
    margit mirjam jaime nkechi ondine bartosz piero nils-erik hyejin dong tyrone latoya oskar yannick mathilde solene aurelie cedric jerome
    mathis lukasz grzegorz piotr beata malgorzata jozef tadeusz viktoria annika saskia thorsten ruediger juergen joerg goetz ansgar wiebke
    frauke imke swantje merle bjarne ove lars-erik mikkel anders torben karin birte aleksi eero ilkka ville noora tiina mika riitta gintaras
    rasa vytautas janis ilze andris kristaps mart triin siim katrin anu taavi adebola chinedu kelechi uche nneka folake babajide temitope
    ayodele oluchi sade kwabena esi afia mensah tendayi rudo chipo tatenda javed asif nasreen faisal shabnam rehan zubair imtiaz nabila bushra
    rukhsana saeed zafar keisha deshawn jamal brianna mateja luka zvonimir tatsuya shinji hideo masako takeshi yusuke rajiv suman anjali bhaskar
    ola bogdan marisol anika marguerite priyanka lindqvist okafor hoffmann adeyemi aaliyah aarav abbas abby abdi abdou abebe abel abhishek adel
    adelaide adiba adil adina adnan adriano afonso agata ahmet aida aidan ailsa aine aisling ajay akin alba alec aleksander alena alessandra
    alessia alexandre alexia alfie alfonso alfredo alisha alistair alva alvaro alvin amal amalia amanpreet amarachi amaya amelie amos ana-maria
    anahita anais ananda anastasios anatoly andile andré andrius anette angus anh anjana anke anneke annemarie anni anouk ansel anselm anthea
    antoinette antonella antonina antonis anwar aoife araceli aran archie ariana arielle arif arlo armin arne arnold aron arta arun arvid arya
    asa asad ashanti ashraf asma asta atiya atsuko aubrey audrey augusto avi axel aya ayaan ayan ayana aylin ayman azadeh azra azusa bahar
    baptiste basak bastian bayo becca bela belinda benno bernadette berta bertrand bettina beverly bhavesh bilge birgitta blanca blanche bodil
    bohumil bongani borja botond bozidar brady brandi branko brenna brett briana britt brody bronwyn bryce bryn burak caitlin caleb callum
    calvin cameron candice carina carlo carlton carmela carmine carrie carsten cassie cate cathal cathy cecile celeste celia celine cem cemil
    cesar chantal chelsea chenoa cheryl chiamaka chika chike chima chinwe chloé cho choi christelle christophe ciara cillian cindy clarissa
    claude claudio clive clyde colette colleen corey corinne cornelia cosima cosmin courtney csaba cyril dafne dagny daisuke damian damien damir
    damon danica danilo danny darius darko darya davide davina debbie declan deirdre delia delphine demetrius denis deniz denys desmond dhruv
    dieudonne dilan dilara dimitra dimitris dimitrios dino djamila dobromir dolores domenico dominic dominika dorian dorota dorothea doruk
    duncan dunja dustin dwayne eamon ebba ebony ebru eddie edgar edith edmund edna eduard edvard edwin efe efua ege egor eileen einar ekaterina
    ekene elaine elaheh eleanor eleni eleonora elham elias elijah elin elina elio eliot elira elisa elisabeth elisabetta eliska eliza elke
    elliot elliott elmar elodie elsa elspeth elton elvira emelie emerson emilie emine emir emmanuel enda eoin ercan erdem erlend ermias ervin
    esme esmeralda esra estelle ester etienne eugenia eunice eva-maria evangelos everett evgeny ewa ewan ezra fabienne fabrice fabrizio fadi
    fanny farhad farida faruk fatemeh fatma fausto faye felicia ferdinand fergus ferhat fernand fidel fikret fillipa finnian fionn flavia flavio
    fletcher flynn folasade franck francine franco francoise fraser freddie frida frieda fumiko funmi gabe gabriele gabrielle gael galina
    gaspard gaston gavin gemma gennady genevieve georgia georgina gerda gerhard germaine gert gertrud ghislaine giacomo gianluca gideon gilbert
    gillian ginny giorgos giovanna gisele gita giulietta gladys godfrey gonca gopal graciela grainne gretchen griffin griselda gudrun guillermo
    gwen gwendolyn haakon hadley haile hailey hakan hala halima hamish hamed hanako hanif hanne hanno harald harley haroon harriet harrison
    harry harshad haru haruna hasan hatice hayden hayley hedda hedwig heinrich heinz helge helmut hendrik hennie henrietta herbert herman
    hermann hermine hilary hilda hildegard hina hiromi hisham hitomi horst howard hubert hugh humberto humphrey huda huma hye ibukun ida idris
    ieva ignatius ihsan ikenna ilan ilana ildiko ileana ilse iman imani imogen inaya indira inga inge ingo inka innocent inna ioannis irem irma
    irwin isabelle isaiah isha ishita ismail ismet isobel itai itamar ivar ivo iwan izabela izumi jacek jacinta jackson jacqui jad jada jaden
    jaewon jagoda jai jaiden jakov jalen jamila jamie jan-peter janek janelle janice jannik janusz jara jared jarek jarmila jaro jaroslav jasmin
    jasmine jaya jayden jayesh jean-luc jean-marc jean-pierre jeanette jeannie jeevan jelle jemima jenna jennie jeong jeroen jette jie-ling jia
    jiang jihoon jimena joachim joanne jocelyn jodie joelle johnathan jojo jolanda jolene jonah jonna joon jorma jost joyce jozsef juan-carlos
    judy juhani julianne juliet juliette julio junichi jurek juri jussi jutta jyri kabir kacper kaan kadir kadri kahlil kaito kaja kalina kalle
    kalpana kaltrina kamal kamala kamil kamila kaoru kara kareem kareena karel karl-heinz karol karolis kasimir kasumi katarzyna katerina kath
    katharina kathy katy katya kaya kayla kayode kazimierz keanu keegan keira keita kemal kendra kennedy keren kerem kerstin keshav ketan
    khadija khanh kian kieran kiera kilian kimberly kimiko kirill kirsten kirsty kishore klara klemens knut koen koji konrad koray kostas kota
    koushik krish kristin kristof kristoffer kruti ksawery kunal kurtis kwaku kwasi kyra kyoko lachlan lada lajos lakshman lamar lamine landon
    lara larry latifa latisha laurel laurence laurie lavanya lawrence leah leandra leanne lech leda leela leia leigh leilani lejla lemuel leona
    leone leonie leonora leopold leroy leslie lester leticia letizia leyla liana libby lidia lieke liesel lilian lilly lily lindsay lindsey
    linus lior lisbeth liselotte livia lizzie ljubica lloyd logan lois lonnie loren lorena loretta lorna lothar lotte louisa lourdes lovro luana
    luboš lucian luciana luciano lucie lucille lucinda ludmila ludovic ludwig lujain luke-james lukáš lupe luther lyn lynn lynne lyra mabel
    maciej mackenzie madalina maddie madison maeve magda magnus mahdi maher mahesh mahmood mahnoor maik maira mairead maisie malachi malak
    malcolm malena malia malina mallory malte mamta mandla mandy manfred mani manon mansi mara marat marcella marcelo marcia marcin marcio
    mareike maren margarida margaux margot margrethe mari maria-jose mariama mariano maribel maricel marija marijke marika marilyn marin
    maristella marit marius marjorie marla marlene marley marlies marlon marlow marsha martijn marty maryam maryna massimo mathew mathias
    mathieu matias matilda matilde matija matous mattea matthijs mattia maud maura mauricio maurizio mauro maverick maxime maximilian maxine
    mayumi mayur mbali meenakshi mehtap mehwish meghan melina melinda melis melvin mercedes meredith merete mert meryem mete micah micaela
    michaela michalina michele midori mieke miia mikael mikaela mikel mikko milagros mindaugas minh-anh minnie mira mirela mirella mireille
    mirko miroslav misaki mischa mitchell mitsuko moana modesta modou moez mohana mohit moises mordechai morris mthunzi muhammed muna munir
    munira muriel myles myra myriam myrna nabil nada nadja nadira naeem nafisa nagisa nahla naila naima najib nancy nandi nanna naoko naoto
    narek naresh nasim nasir nassim nasser nastassja nata natascha nathaniel naveed nawal nazanin ndidi neda nedim neema neeraj nehal neia
    nellie nelly nenad nereida nerea nessa neus neville ngoc nia niall niamh nickolas nicoleta nicolo nida nidhi nigora nikki nikolaj nikolaos
    nikolas nilufar nimra ninette niraj nirmala nishant nitya nizar njeri nkosi noelle noelia noemi noga nokuthula nolan nomvula norah noreen
    nuala numan nura nuria nurul nyambura nyasha octavia octavio odette odile ofelia ofer oladele olaf olav oleksandr oleksii olesya ollie olof
    olu oluwatobi omari omer omid onur oona ophelia oren oriane oriol orla osamu osman osvaldo oswald otgon ottilie ouida oya ozan ozge paavo
    padraig pallavi pam paloma pang panos paolina parvati pascal patricio patrik patrycja patsy patti paulette paulina pauline paulius pavle
    pavlos payal peggy penelope pepe percival perla pernille persephone petar peta petros petter phila philippa phillip phoebe phyllis
    pierre-yves pieter pietro pinar prabhakar prachi pranay prasad prashant pratik preston prisca priscilla priyam przemek puja purnima qadir
    qasim quentin quincy quinton quynh rabia rachida rachna radhika radim radka radmila rae raelene rafa rafal rafiq raghav ragnar ragnhild
    rahel raheem rahim raila raimund raina rainer raisa raja rajan rajni ramadan raman ramiz ramona ramy rana randall randi ranjit raoul raphael
    rasheed rashida rasul raul raya rayna razvan reagan reece reem reggie regina reginald regula reiko reina reinhard reinier remi remco rémi
    renaud renato renee renske rhett rhiannon rhoda rhona rhonda rhys ria rica riccardo richa ridwan rieko riker riley rika rishi risa rivka
    rizwan roald robbie robby robyn rochelle rocio rodney rodolfo rogelio rogier rohini roisin rolf rolando romain romana romeo romina romy
    ronald ronan ronja ronnie rosalie rosalind rosana rosanna rosanne roscoe rosalía roshan rosie roswitha rowena roxanne roy roza ruairi rubina
    rudi rudy rufus rukmini rumana rutger ruta ruxandra ryu ryoko saad saanvi saba sabah sabina sabir sacha saeko safa safiya sagar sahar sahil
    saif saira sajid sakari sakshi salim salome salvador salvatore samara sameer sami samia samina sammy samson samuele samuli sander sandor
    sandrine sanja sanne santhosh santosh saoirse saori saqib saqr sara-li saroj sascha satish satoko satu saverio savita sayaka scarlett
    sean-paul seb seda sefa segun seiji seina selena selin selina selvam sena seo-yeon serap seraphina sergi sergiu serhii serkan sergej seun
    severin seyi shafiq shahid shahin shahida shaina shakira shalom shamil shana shanaya shania shankar shannon sharad sharif sharmila sharmin
    shauna shayna sheela sheena sheila shelby sheldon shelley shen sherif sherry shervin shigeru shilpi shin shinobu shira shirley shivam shmuel
    shoko shona shoshana shreyas shruti shubham shun sidra siegfried siena signe sigurd sileas silvana silvester sima simba simi simeon simona
    simran sindre sindhu siobhan sion siri sissel sivan siv sizwe slawomir slobodan snezana sofian sofía sohail solange soledad soleil solomon
    sonal soo soraya sotiris souad soufiane soumya spyros srdjan sridhar sruthi stacey stacy stanislav stanislaw stanley stathis stavros
    stefania stefano steffi stelios stephane stephania stewart stig stina stine suad subhash suchitra sudarshan suhail suhani sukhdeep sulaiman
    suleiman sultana suma sumaya sunita suraj surya sushma suzan suzanna suzanne suzette svea svenja svitlana sybil syed sylvain sylvester
    sylvie szilvia szymon tabea tabitha taeyang tadashi taha tahir taika taiwo takeo takuya talal tali talia talitha tallulah tamar tamas tami
    tamika tammy tamsin tanisha tanmay tanner tanvir tao-ming tapio tara-lee tareq tariro tarja tarun taryn tasha tasneem tatjana tatyana tayla
    taylor teagan teddy tegan tejas tekla temi teodor teodora terence teresia terje tero terrence terri tessa teun thabiso thais thalia thandeka
    thandiwe thelma themba theodora theodore theodoros theophile therese thibault thierry thilo thomasina thora thorben thulani thulasi thuy tia
    tiana tiara tibo tiffany tilda tillie tilo timon timur tinashe tino tirza titus tjark tobi tobie toby todor tokunbo tolga tolulope tomi
    tommaso toni tonje tonya toomas tora torgeir torunn toshiko tove tracey tricia trina trine trish trisha tristana troels truus trygve tsepo
    tsukasa tuğba tugce tulio tuomas tuomo turid tuva tyra tyson tzvi ubaid uchenna udo ufuk ugo ugur uli ulf ulla ulrik ulrika uma umair
    umberto umesh umut unni upendra urmila urs urska uta utku uzma uzoma vadim vahid vaishali valentin valentino valerie valerio valery vanda
    vania vanya vasil vasile vasili vasilis vassil veda veera vegard velma venkat venkatesh venla verena vernon veronique vesa viatcheslav
    vibeke vicente vicki vidar viggo vigdis vihaan vikas viktoriya vilde vilém vilma vimal vincenzo vineet vinay viorel vipul virgil virginie
    virpi vishal vishnu vitaly vittoria vito vittorio vivaan viveka vivienne vladislav vojtech volker volkan volodymyr vusi vuyo waleed wallace
    wambui wanjiru warsame wassim wenche wendell wenzel wesley whitney wictor wiktor wilbur wilfred wilfrid wilhelmina wilma wim winifred winnie
    winston witold wouter wynn wyn xander xanthe ximena xenia xochitl xuan xueming yaa yaara yael yakov yakub yalda yaman yan-ling yanis yann
    yannis yara-lynn yared yaroslav yasir yasmine yassin yasuko yeimi yelena yener yesenia yetunde yevgeny yifei yigit yildiz yoel yohannes
    yonatan yoni yoon yoram yosuke yotam ysabel yuan-li yuka yukiko yukio yulian yuliya yumi yun yuna yunus yuliana yuriko yves yvette zach
    zachariah zack zahid zaid zain zaira zakaria zaki zakir zandile zaneta zara-marie zaria zbigniew zdenek zeki zelda zelimir zena zhen zhi
    zhong zigor zimo zinaida zindzi zita ziva zlatan zlatko zodwa zoila zora zosia zsolt zubin zuzanna zvi andrej
    """
)
# Products and services that read like names or stand capitalised where a name could.
SYSTEM_NAMES = listed(
    """
    airflow alertmanager alexa ambassador ansible apache argo argocd athena aurora aws azure bamboo boskos bosun buildkite caddy cassandra
    celery ceph certbot chef cilium circleci cloudflare cloudfront cloudwatch cockroachdb concourse consul coredns couchbase dagster datadog
    debezium django docker druid dynamodb elasticsearch envoy etcd express fastly flink fluentd flux gcp gerrit git github gitlab google
    grafana graphite graphql hadoop haproxy harbor hazelcast helm heroku hive hystrix istio jaeger java jenkins jira jupyterhub kafka keycloak
    kibana kinesis kong kubelet kubernetes lambda letsencrypt linkerd linux logstash loki lucene mariadb marvin memcached mesos minio mongodb
    mysql nagios netty nginx node nomad npm oauth okta opensearch opsgenie oracle pagerduty patroni pgbouncer phoenix pingdom postgres
    postgresql presto prometheus prow puppet pulsar python rabbitmq rails react redis redshift rust s3 salt sentry sidekiq slack snowflake
    solr spark spinnaker splunk spring sqs squid stackdriver statuspage storm stripe systemd tekton terraform thanos tomcat traefik travis
    trino twilio ubuntu unicorn vault varnish vitess windows zabbix zookeeper zuul api dns cdn ci cd nat vpc operator agent owner reviewer
    controller scheduler
    """
)
# A text without any of these, a handle or a configured name tells of no third person and not of the writer.
PEOPLE = (
    ROLES | GROUPS | LOOSE_GROUPS | PRONOUNS | FIRST_NAMES | frozenset(ROLES_AFTER) | {"group", "groups"} | {"they", "i", "my", "his", "her", "you"}
)
