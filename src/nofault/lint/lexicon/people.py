"""Words for people, groups and person-like systems. The configuration's `people` and `systems` lists come on top.

First names are a hand-made list of common ones; names that are also everyday English words are left out where the word can open a
sentence of a postmortem (May, Hope, Art).
"""

from __future__ import annotations

from nofault.lint.lexicon import listed

ROLES = listed(
    """
    engineer engineers developer developers dev devs operator operators admin admins administrator administrators sysadmin sysadmins
    technician technicians contractor contractors consultant consultants intern interns analyst analysts dba dbas programmer programmers
    responder responders reviewer reviewers author authors committer committers maintainer maintainers manager managers tester testers
    architect architects employee employees staff staffer staffers colleague colleagues coworker coworkers co-worker co-workers teammate
    teammates person persons people individual individuals member members hire hires newcomer newcomers junior juniors senior seniors boss
    director directors executive executives commander commanders scribe facilitator designer designers lead leads supervisor supervisors
    on-call oncall on-caller on-callers onduty on-duty sre sres releaser deployer scientist scientists specialist specialists trainee trainees
    apprentice apprentices graduate volunteer volunteers electrician electricians freelancer freelancers expert experts stakeholder
    stakeholders founder founders cto ceo vp coder coders somebody human humans guy guys folks man woman approver approvers submitter assignee
    shifter dispatcher dispatchers novice rookie rookies newbie newbies pharmacist pharmacists nurse nurses doctor doctors physician physicians
    surgeon surgeons clerk clerks foreman pilot pilots captain captains officer officers mechanic mechanics plumber cleaner cleaners courier
    teller cashier accountant accountants auditor auditors attendant salesperson moderator moderators janitor welder fitter linesman
    postdoc postdocs researcher researchers professor lecturer joiner joiners implementer implementers secretary secops netops releng
    infosec chief co-founder
    cofounder bookkeeper skipper signaller
    """
)
GROUPS = listed("team teams squad squads department departments crew crews devops qa staff personnel bunch")
# Group words that are also words for things: only at the head of a clause, or after one of the words below.
LOOSE_GROUPS = listed(
    """
    management leadership ops support operations engineering security shift shifts procurement finance marketing sales legal hr noc soc
    helpdesk service-desk purchasing facilities
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
    second new this that each tired no by of and from plant grid room data-centre datacenter
    """
)
# Words that are people only after one of these ("change owner", "warehouse worker"); alone they are also parts of systems.
ROLES_AFTER = {
    "owner": listed("change service product code process release business project account budget risk ticket feature"),
    "owners": listed("change service product code process release business project"),
    "worker": listed("warehouse shift night maintenance construction office field case social remote plant factory"),
    "workers": listed("warehouse shift night maintenance construction office field factory"),
    "agent": listed("support call-centre call-center helpdesk service-desk desk travel customer-service"),
    "agents": listed("support call-centre call-center helpdesk desk"),
    "pm": listed("the our a product"),
    "driver": listed("train truck bus taxi delivery forklift van lorry excavator"),
    "controller": listed("traffic air-traffic"),
    "guard": listed("security"),
    "hand": listed("deck old"),
    "partner": listed("junior senior managing"),
    "student": listed("working phd summer"),
}
# Before "group" these make it people; after others it is a thing ("consumer group").
PEOPLE_GROUPS = listed(
    """
    firmware storage network networking data platform infrastructure operations engineering support product mobile web backend frontend
    database design research development dev ops sre qa release working core maintenance payments hardware software facilities systems
    integration analytics firmware edge billing compliance
    """
)
BEFORE_MEMBER = listed(
    """
    team staff crew squad community board tech technical incident project engineering shift group department qa network storage database
    security release build backend frontend platform data product design sre devops on-call support infrastructure mobile test
    """
)
FIRST_NAMES = listed(
    """
    aaron abdul abdullah abigail adam adrian adriana agnes agnieszka ahmed ahmad aiko aisha akira alan alana albert alberto alejandra
    alejandro aleksandr aleksandra alessandro alex alexander alexandra alexei alexis alfred ali alice alicia alina alison allison amanda amara
    amber amelia amina amir amit amy ana anastasia anders andre andrea andreas andrei andrew andrey andy angela angelo anil anita anja ankit
    ann anna anne annette annie anthony antoine anton antonio anya arash ariel arjun armando arnaud arthur arturo asha ashley astrid august
    austin ayako ayesha aziz barbara bart beatrice beatriz ben benedikt benjamin bernard bernd beth bianca bill bjorn bob boris brad brandon
    brenda brian bridget britta bruce bruno bryan camila camille carl carla carlos carmen carol carolina caroline caspar catherine cecilia
    chad chandra charles charlie charlotte chen cheng chiara chloe chris christian christina christine christoph christopher chun claire clara
    claudia clemens colin connor craig cristina cynthia dmitri dmitry dan dana daniel daniela danielle daria dario darren dave david deborah
    deepak denise dennis derek diana diego dieter dimitri dina dirk dmitrij dominik dominique donald donna dora doris dorothy doug douglas
    dylan eduardo edward elena eli elif elise elizabeth ella ellen emil emilia emilio emily emma emre enrique eric erica erik erika erin
    ernesto esther ethan eugene eva evan evelyn fabian fabio farah farid fatima federico felipe felix fernanda fernando filip fiona florian
    francesca francesco francis francisco francois frank franz fred frederik gabriel gabriela gareth gary geoff george gerald gerard gianni
    gina giorgio giovanni giulia giuseppe gloria gonzalo gordon graham greg gregory greta guido guillaume gunther gustavo habib hakim hamid
    hana hanna hannah hans haruka haruki hassan heather hector heidi heike helen helena helga henning henri henrik henry hiro hiroshi holger
    hugo hussein ian ibrahim ignacio igor ilya imran ines ingrid irene irina isaac isabel isabella ivan ivana jaap jack jackie jacob
    jacqueline jakob jakub james jan jana jane janet janine jason javier jean jeff jeffrey jelena jennifer jenny jens jeremy jerome jerry
    jesse jessica jesus jill jim jimmy jin jing joan joana joanna joao joe joel johan johann johanna johannes john johnny jon jonas jonathan
    jordan jorge jose josef joseph josh joshua juan juana judith jules julia julian juliana julie julien jun jurgen justin kai kaori karen
    karin karina karl karolina kasia kate katarina katherine kathleen kathryn katie katja kavita kazuki keiko keith kelly ken kenji kenneth
    kevin khalid kim kiran klaus kofi konstantin krishna kristen kristian kristina kumar kurt kyle lars larissa laura lauren laurent lea lee
    leila lena leo leon leonardo leonid liam lila lili lina linda ling lisa liu liz lorenzo louis louise luc luca lucas lucia lucy luis luisa
    lukas luke lydia maarten madeleine magdalena maggie mahmoud maja makoto malik manuel manuela marc marcel marco marcos marcus margaret
    maria mariam marian mariana marie marina mario marion marisa marjan mark marko markus marta martha martin martina mary masha mateo mateusz
    matt matteo matthew matthias maurice maya megan mehdi mehmet mei melanie melissa mia michael michal michel michelle miguel mika mike
    mikhail milan milena ming miriam miro mohamed mohammad mohammed moira mona monica monika morten moses muhammad murat mustafa nadia nadine
    naomi natalia natalie natasha nathan neha neil nelson nicholas nick nicola nicolas nicole nico niels nigel nikhil niklas nikola nikolai
    nils nina nisha noah noor nora norbert norman oleg olga oliver olivia olivier omar oscar otto pablo pamela paolo patricia patrick paul
    paula paulo pavel pedro peter petra phil philip philipp philippe pierre piotr pooja prakash pradeep preeti priya qing rachel radek rafael
    rahul raj rajesh ralf ralph ramesh ramon rania raquel rashid ravi raymond rebecca renata rene ricardo richard rick rita rob robert roberta
    roberto robin rodrigo roger rohan roland roman ron rosa rosemary ross roxana ruben rudolf rui rupert ruslan ruth ryan sabine sabrina
    sachin sakura salma salman sam samantha samir samuel sandeep sandra sanjay santiago sara sarah sasha satoshi saul scott sean sebastian
    selim selma serena serge sergei sergey sergio shane shanti sharon shaun shreya silvia simon simone sina sofia sofie sonia sonja sophia
    sophie sora stefan stefanie stella stephan stephanie stephen steve steven stuart sue suki sunil suresh susan susanne svein sven svetlana
    sylvia takashi takumi tamara tania tanja tanya tara tariq tatiana ted teresa terry thandi thea theo theodor theresa thomas tiago tibor tim
    timo timothy tina tobias todd tom tomas tomasz tommy tony torsten tracy trevor tristan tyler ulrich ulrike umar ursula uwe valentina
    valeria vanessa vera veronica veronika vicky victor victoria vijay vikram viktor vincent vinod viola virginia vivian vlad vladimir walter
    wanda wang wei wendy werner wilhelm willem william wolfgang xavier xiao xin yan yana yara yasmin yasuo ying yolanda yosef youssef yuan
    yuki yuko yuri yusuf yvonne zachary zahra zainab zara zeynep zhang zoe zoltan zuzana marek pawel tomek ania zofia lukasz krzysztof
    wojciech radoslav mirka bozena petr vaclav jiri ondrej lenka katka milos dusan goran zoran bojan dejan dragana jovana vesna istvan gabor
    laszlo zsofia andras balazs eszter radu mihai ioana stoyan georgi plamen ivaylo kiril dimitar artem maksim nikita yulia ksenia oksana
    taras bohdan andriy olena iryna sanna matti juha pekka antti jukka kaisa liisa marjo linnea ingeborg sigrid solveig leif gunnar torbjorn
    rasmus mads soren jesper kasper freja karsten jorn detlef heiko falk steffen silke antje birgit ute dagmar gisela rosario ignacia joaquin
    esteban ramiro agustin lucho beto paco pilar consuelo itziar aitor inigo duarte nuno vasco marcela thiago caio leandro vinicius juliano
    heloisa iara giulio luigi enzo silvano ilaria ornella fatou mamadou ousmane aissatou kwame akosua yaw kojo abena chidi ngozi emeka ifeoma
    tunde bola oluwaseun adebayo zanele thabo sipho lindiwe nomsa tendai farai wanjiku kamau otieno achieng juma mwangi hadiza musa sadia
    bilal hamza yusra samira layla nour rami tarek karim khaled jamal walid ziad hadi reza mehrdad shirin parisa kaveh arman babak navid
    aditya akash anand ananya aniket aparna arvind ashok bhavna chetan deepa dinesh divya ganesh gaurav geeta harish ishaan jyoti karthik
    lakshmi madhu manish manoj meera mohan mukesh naveen nitin padma pankaj parul piyush pranav rakesh rashmi ritu rohit shalini shilpa
    shivani shweta siddharth sneha srinivas sudha sumit swati tanvi uday usha vandana varun vidya vivek yash thanh linh minh hoa tuan huong
    phuong duc jiho minjun seojun jiwoo hyun sujin eunji haruto yuto souta ren hinata yui aoi riku kenta naoki ryo daiki shota ayumi chihiro
    emi kaede megumi mitsuki natsumi rina saki tomoko yoko weihua xiaoming jianhong lihua meiling yifan haoran zihan mingwei guang hui tao jie
    feng putri dewi budi agus siti rizky wayan ketut joko ratna somchai niran malee arthit kanya chang wong huang kai-uwe anneliese margit
    mirjam jaime nkechi ondine bartosz piero nils-erik hyejin dong tyrone latoya
    oskar yannick mathilde solene aurelie cedric jerome mathis lukasz grzegorz piotr beata malgorzata jozef tadeusz viktoria annika saskia
    thorsten ruediger juergen joerg goetz ansgar wiebke frauke imke swantje merle bjarne ove lars-erik mikkel anders torben karin birte
    aleksi eero ilkka ville noora tiina mika riitta gintaras rasa vytautas janis ilze andris kristaps mart triin siim katrin anu taavi
    adebola chinedu kelechi uche nneka folake babajide temitope ayodele oluchi sade kwabena esi afia mensah tendayi rudo chipo tatenda
    javed asif nasreen faisal shabnam rehan zubair imtiaz nabila bushra rukhsana saeed zafar keisha deshawn jamal brianna mateja luka
    zvonimir tatsuya shinji hideo masako takeshi yusuke rajiv suman anjali bhaskar
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
