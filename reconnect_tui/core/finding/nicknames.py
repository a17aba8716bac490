"""Short forms of given names, from Bob for Robert to Kostya for Konstantin."""

from collections.abc import Mapping
from functools import cache

# A line is full names, a colon, and the short forms that all of them share; all words are folded.
_SHORT_FORMS = """
abigail: abby gail
abraham avraham: abe bram avi avram
adelheid: heidi
albert alberto: al bert albie berto
aleksander aleksandr alexander alexandre alejandro alessandro alexandros: alex alec al sandy sandro
aleksander aleksandr alexander: sasha xander olek alik
aleksandra alexandra alejandra alessandra: alex sandra sasha sandy lexi ola
alexei aleksei alexey: alyosha lyosha alex
alfred alfredo: alf alfie fred fredo
alison allison: ali allie
amanda: mandy
anastasia anastasiya: nastya asya stacy tasia
andrew andreas andre andrea andrei andrey andrzej: andy drew andi jedrek
ann anna anne hannah: annie nan nancy anya ania anni nina
anthony antoine anton antonio antonin: tony toni tono tonda antek
antonia antonina: toni tonia tosia
arthur arturo: art artie turo
barbara: barb babs barbie basia
bartholomew bartlomiej bartosz: bart bartek
beatrice beatrix beatriz: bea trixie bia
benedict benedikt: ben bene
benjamin: ben benny benji
bernard bernhard: bernie bern
boris: borya
bridget brigitte: biddy gitte gitti
cameron: cam
carlos: carlitos charlie
caroline carolina karolina: caro carrie lina karo
catherine catharine cathryn katherine katharina katharine kathryn katarina katarzyna: kate kathy
catherine katherine katharina katarzyna ekaterina yekaterina: katie kat cathy kit kasia katya kaja
cecilia: cissy cece celia
charles carl karl: charlie chuck chas kalle
christian kristian christiaan: chris kris
christine christina kristin kristina krystyna: chris chrissy tina kris krysia stina
christopher kristoffer krzysztof cristobal: chris kit topher krzys krzysiek
cornelius cornelis: kees con neil
cynthia: cindy
daniel daniil: dan danny dani danya
daniela danielle: dani
david: dave davey dudi dudu davide
deborah debra: deb debbie
dennis denis: den
diana: di
dmitri dmitry dmitriy: dima mitya
dolores: lola
dominic dominik: dom nick domi
donald: don donnie
dorothy dorothea dorota: dot dottie dora thea dorotka
douglas: doug
edmund eduardo edward edoardo: ed eddie ned ted teddy edu duda lalo
eleanor elena helena yelena eleonore: ellie nell nora lena
elisabeth elizabeth elisabetta: liz lizzie beth betty eliza lisbeth liesl lisa elsa betsy bess
emily emilia: em emmy
emmanuel emanuel manuel: manny manu manolo
enrique: quique kike
eric erik: rick
ernest ernst ernesto: ernie neto
esther: essie
eugene evgeny yevgeny evgenia: gene zhenya
ferdinand fernando: ferdi nando
ferenc: feri
florian: flo
frances francesca franziska: fran frankie franzi
francis francisco francesco frank franz: frank fran paco pancho chico cisco franky
frederick friedrich frederic frederik: fred freddie fritz rick
gabriel gabriella gabriela: gabe gabi gaby
gareth gary: gaz
geoffrey jeffrey: jeff geoff
george georg jerzy: georgie jurek schorsch
gerald gerard gerhard: gerry jerry gerd
gertrude: trudy gerti
gianluca: luca
giovanni: gianni vanni
giuseppe: beppe peppe pino
giuseppina: pina
gloria: glo
grace graciela: gracie chela
gregory grigory grzegorz: greg grisha grzesiek
guadalupe: lupe
guillermo: memo guille
gustav gustavo: gus gusti
harold: harry hal
hendrik heinrich henry henri: henk hank harry heinz hal heiner
howard: howie
ignacio: nacho iggy
irina: ira
isabella isabelle isabel isabella: bella izzy isa
istvan: pista
ivan: vanya
jacob jakob jakub: jake jaap kuba
jacqueline: jackie
james jaime: jim jimmy jamie jem
jan: honza janek
jane janet joanna johanna: jo jan janie joanie hanna asia
jean: jeannie
jennifer: jen jenny
jeremy jeremiah: jerry jez
jessica: jess jessie
jesus: chuy chucho
jiri: jirka
joachim joaquin: jochen jo quino achim
john: jack johnny jon
johannes johann: hans hannes jan joop jo
jonathan: jon jonny nathan
jose: pepe chepe ze
joseph josef yosef: joe joey jo sepp yossi pepa
josephine josefina: jo josie pina fina
joshua: josh
joyce: joy
judith: judy judi
julian julia juliana juliet: jules
katalin: kati
kenneth: ken kenny
kimberly: kim
konstantin constantin: kostya costa
laszlo: laci
lawrence laurence lorenzo lars: larry laurie lorne lasse renzo
leonard leonardo leonid: leo len lenny lyonya
leslie: les
lewis louis luis luigi: lou lew gigi louie lucho
louise luisa: lou lulu
lucas lukas lucasz lukasz: luke luc
lucia lucy: lu luz
lyudmila ludmila: luda mila
magdalena madeleine: maggie lena magda maddie maddy
malgorzata: gosia
marcus marco markus: mark marc
margaret margarete margarita margherita: maggie meg peggy greta gretchen rita marge madge daisy
maria mary marie: molly polly mimi masha mia mitzi marysia maja
mariana: mari
martha marta: marty tita
martin: marty
matthew matthias mateusz matteo mateo: matt matty teo matze
maurice mauricio: mo moe
maximilian maxim maximilien: max
melanie: mel
melissa: mel missy lissa
michael michel miguel mikhail michal: mike mick mickey micha misha micky mischa
michelle: shelly
miroslav: mirek
mohamed mohammad mohammed muhammad muhammed mehmet mohamad: mo moe
montgomery: monty
natalia natalie nataliya: nat natasha
nathaniel nathan: nat nate
nicholas nicolas nikolas nikolaus nicola nikolai: nick nicky nico niko klaus kolya claus
nicole: nicky nic nico
olga: olya
oliver: ollie
olivia: liv livvy
pamela: pam
patricia: pat patty trish tricia pati
patrick: pat paddy
paul pavel pablo: pasha pavlik
penelope: penny
peter pieter piotr pedro: pete piet pit petya
philip phillip filip philippe: phil pip flip
rachel: rae
rafael raphael: raf rafa rafi
raymond: ray
rebecca: becky becca
reginald: reg reggie
richard ricardo: rick rich dick ricky richie
robert roberto: bob rob bobby robbie bert
roger rogelio: rog
roland: rollo
ronald: ron ronnie
rosario: charo
rose rosemary rosa: rosie
rudolf: rudi
salvatore salvador: sal toto chava
samantha: sam
samuel: sam sammy shmulik
sandra: sandy
sarah sara: sally sadie
sebastian sebastiaan sebastien: seb bas basti
sergei sergey sergio: seryozha serge checo
siegfried: siggi
sofia sophia sophie: sophie sonya
stanislaw stanislav: stas staszek stan
stanley: stan
stefan stephan stephen steven esteban: steve steph stevie
stephanie stefanie: steph steffi
susan susanna susanne zsuzsanna: sue suzy susi zsuzsi
svetlana: sveta
sylvester: sly
tatiana tatyana: tanya tania
teresa theresa: terry tess resi tere
terence: terry
thaddeus: tad
theodore theodor: ted teddy theo
thomas tomas tomasz tommaso: tom tommy tomek
timothy: tim timmy
tobias: toby tobi
ulrich ulrike: uli ulli
ursula: uschi ulla
valentina: tina
valeria valerie: val lera
vasily: vasya
veronica veronika: ronnie vroni vera
victor viktor: vic vitya
victoria viktoria: vicky tori vika
vincent vincenzo: vince vinny enzo
virginia: ginny
vladimir: vova volodya vlad
vyacheslav yaroslav svyatoslav: slava
walter: walt wally
wilhelm william willem guillaume: will bill billy wim willi willy liam
wojciech: wojtek
yitzhak isaac: itzik ike
yuri yuriy: yura
zachary: zach zack
"""


@cache
def _forms() -> Mapping[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    lines: dict[str, list[set[str]]] = {}
    for line in _SHORT_FORMS.strip().splitlines():
        full_forms, _, short_forms = line.partition(":")
        shorts = set(short_forms.split())
        for full in full_forms.split():
            forms.setdefault(full, set()).update(shorts)
        for short in shorts:
            forms.setdefault(short, set()).update(full_forms.split())
            lines.setdefault(short, []).append(shorts)
    for short, those in lines.items():
        if len(those) == 1:
            forms[short] |= those[0]
    return {name: frozenset(others - {name}) for name, others in forms.items()}


def other_forms(name: str) -> frozenset[str]:
    """The names that one who is called `name` may stand under, without the name itself.

    That is the short forms of a full name, the full forms of a short one, and where a short form
    belongs to one name only, its other short forms too (`bob` gives `robert` and `rob`).

    Args:
        name: One word, folded (`core.text.folded`).
    """
    return _forms().get(name, frozenset())
