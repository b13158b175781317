"""What can happen: per event type the verbs with their objects and the nouns that name it."""

from __future__ import annotations

IRREGULAR = {
    "strike": ("struck", "struck"), "hit": ("hit", "hit"), "blow": ("blew", "blown"), "throw": ("threw", "thrown"), "fight": ("fought", "fought"), "shoot": ("shot", "shot"),
    "take": ("took", "taken"), "overrun": ("overran", "overrun"), "break": ("broke", "broken"), "hold": ("held", "held"), "set": ("set", "set"), "beat": ("beat", "beaten"),
    "give": ("gave", "given"), "withdraw": ("withdrew", "withdrawn"), "retake": ("retook", "retaken"), "win": ("won", "won"), "steal": ("stole", "stolen"), "drive": ("drove", "driven"),
    "meet": ("met", "met"), "sell": ("sold", "sold"), "go": ("went", "gone"), "drop": ("dropped", "dropped"), "stab": ("stabbed", "stabbed"), "lob": ("lobbed", "lobbed"),
    "kidnap": ("kidnapped", "kidnapped"), "leave": ("left", "left"), "split": ("split", "split"), "stage": ("staged", "staged"), "begin": ("began", "begun"), "hack": ("hacked", "hacked"),
    "ram": ("rammed", "rammed"), "rob": ("robbed", "robbed"), "fly": ("flew", "flown"), "swap": ("swapped", "swapped"), "strip": ("stripped", "stripped"), "burn": ("burned", "burned"),
    "put": ("put", "put"), "send": ("sent", "sent"), "slay": ("slew", "slain"), "find": ("found", "found"), "rise": ("rose", "risen"), "fire": ("fired", "fired"), "foil": ("foiled", "foiled"),
    "blame": ("blamed", "blamed"), "cede": ("ceded", "ceded"), "call": ("called", "called"), "defuse": ("defused", "defused"), "pull": ("pulled", "pulled"), "occupy": ("occupied", "occupied"),
    "gas": ("gassed", "gassed"), "make": ("made", "made"), "tear": ("tore", "torn"), "shake": ("shook", "shaken"), "rip": ("ripped", "ripped"), "become": ("became", "become"),
    "bring": ("brought", "brought"), "shut": ("shut", "shut"), "unearth": ("unearthed", "unearthed"), "spread": ("spread", "spread"), "plan": ("planned", "planned"), "repel": ("repelled", "repelled"), "drag": ("dragged", "dragged"),
}  # fmt: skip

# type > actors > verbs: "first word inflected rest | preposition" ; objects ; role of the object
# the classes: state, armed, air, crowd, police, any, mob; site, civil, vip, people, territory, crowd, place, none
VERBS = """
air-strike > air > bomb; strike; pound; carry out air strikes|on; launch airstrikes|on; launch air raids|on; conduct an airstrike|on; hit|@from the air; bombard|@from the air; drop bombs|on; attack|@in an air raid; raid; target|@in airstrikes; carry out a series of air strikes|against; destroy|@in an airstrike > site > target
air-strike > air > bomb; hit|@in an air strike; kill|@in an air strike; strafe > civil > victim
drone-strike > state > carry out a drone strike|on; launch a drone attack|on; strike|@with a drone; hit|@with armed drones; target|@with explosive drones; attack|@using drones; send drones|against > site > target
drone-strike > armed > launch a drone attack|on; attack|@with explosive-laden drones; hit|@with a kamikaze drone; target|@with drones > site > target
shelling > state > shell; bombard; fire rockets|at; fire artillery|at; pound|@with artillery; fire missiles|at; fire mortars|at; launch a missile|at; launch a missile strike|on; hit|@with ballistic missiles; target|@with tank fire; rain shells|on > site > target
shelling > armed > shell; fire rockets|at; launch rockets|at; fire mortar shells|at; launch a rocket attack|on; fire a ballistic missile|at; bombard|@with mortars; hit|@with a volley of rockets; carry out a rocket attack|on; fire a salvo of missiles|toward > site > target
suicide-bombing > bomber > blow himself up|@near; blow herself up|@inside; detonate an explosive vest|@outside; detonate his explosives|@at; ram an explosives-laden truck|into; set off explosives strapped to his body|@near; detonate a car packed with explosives|@outside > site > target
bombing > armed > bomb; plant a bomb|@in; detonate a roadside bomb|@near; detonate a car bomb|@outside; blow up; set off a bomb|@at; detonate an improvised explosive device|@next to; mine; attack|@with a remote-controlled bomb; target|@with a landmine; detonate an IED|@close to > site > target
explosion > blast > rock; hit; rip through; shake; tear through; destroy; damage; strike > site > target
grenade > armed > throw a grenade|at; hurl a hand grenade|at; lob grenades|at; toss a grenade|into; fire a rocket-propelled grenade|at; throw grenades|into; attack|@with hand grenades > site > target
grenade > armed > throw a grenade|at; lob a grenade|at; hurl grenades|at > civil > victim
chemical-attack > state > use chlorine gas|against; use chemical weapons|on; drop barrel bombs filled with chlorine|on; release toxic gas|in; attack|@with sarin; fire shells loaded with poison gas|at; shell|@with mustard gas; use nerve agent|against; gas; expose|@to nerve gas > site > target
chemical-attack > armed > gas; attack|@with toxic gas; fire rockets containing chlorine|at; use poison gas|against > civil > victim
armed-clash > state > clash|with; battle; fight; exchange fire|with; trade fire|with; engage in a gun battle|with; ambush; repel an attack by|@; attack; skirmish|with; fight pitched battles|with; kill|@in a firefight; come under fire|from; launch an offensive|against; engage; raid positions of|@ > armed > target
armed-clash > armed > clash|with; ambush; battle; attack; exchange gunfire|with; fight; raid positions of|@; fight running battles|with; open fire|on; storm positions of|@; assault; kill|@in an ambush > state > target
government-regains > state > recapture; retake; regain control|of; seize back; liberate; drive rebels out|of; reclaim; take back control|of; expel militants|from; restore control|over; wrest back; push insurgents out|of; win back > territory > target
non-state-takes > armed > capture; seize; seize control|of; take control|of; overrun; take over; occupy; advance into|@; fight their way into|@; take; gain control|of; conquer; enter and hold|@ > territory > target
attack > armed > attack; storm; raid; massacre; kill; slaughter; stab; hack|@to death; ambush; execute; behead; murder; burn|@alive; knife; launch an attack|on; assault; fall upon|@; target; slay; round up and kill|@ > civil > victim
attack > armed > attack; storm; raid; assault; launch an attack|on; carry out an attack|on; carry out an assault|on; target; ambush > site > target
attack > state > kill; massacre; attack; execute; raid; target; summarily execute > civil > victim
shooting > armed > shoot; open fire|on; gun down; shoot dead; shoot and kill|@; shoot at|@; spray|@with bullets; fire|on; machine-gun > civil > victim
shooting > police > shoot; shoot dead; open fire|on; gun down; fatally shoot; shoot and wound|@ > civil > victim
assassination > armed > assassinate; gun down; kill|@in a targeted attack; murder; shoot dead|@outside his home; liquidate > vip > victim
assassination > state > assassinate; kill|@in a targeted operation; eliminate; poison > vip > victim
beating > armed > beat; beat up; assault; severely beat; flog; club; whip; kick and punch|@ > civil > victim
beating > police > beat; beat up; assault; manhandle; kick; club|@in custody > civil > victim
torture > state > torture; subject|@to torture; electrocute; waterboard; torture|@to death; mistreat|@in detention > civil > victim
torture > armed > torture; mutilate; torture|@to death > civil > victim
sexual-violence > armed > rape; gang-rape; sexually assault; sexually abuse; abduct and rape|@; force|@into sexual slavery > women > victim
sexual-violence > state > rape; sexually assault; gang-rape; molest; grope; sexually torture > women > victim
abduction > armed > abduct; kidnap; seize; take|@hostage; snatch; hold|@for ransom; carry off; take captive|@; whisk away|@; hijack a bus and kidnap|@ > civil > victim
abduction > state > abduct; forcibly disappear; secretly take away|@; kidnap > civil > victim
protest > crowd > protest; march; rally; demonstrate; hold a sit-in; take to the streets; stage a protest; gather; hold a rally; block a highway; stage a march; go on strike; hold a vigil; gather peacefully; chant slogans; hold a demonstration; begin a hunger strike; walk out > none > none
protest-intervention > police > disperse; fire tear gas|at; use water cannon|against; break up a rally by|@; use tear gas to disperse|@; arrest|@during a protest; push back|@with batons; detain|@at a rally; stop; fire stun grenades|at; block; clear|@from the square; turn water cannon|on; pepper-spray > crowd > target
excessive-force > police > open fire|on; fire live rounds|at; shoot dead|@; fire live ammunition|at; kill; shoot at|@; fire into a crowd of|@; use lethal force|against; gun down; beat|@with rifle butts; fire rubber bullets and live rounds|at; run over|@with a vehicle; brutally beat > crowd > victim
violent-demonstration > crowd > riot; clash with police; throw stones at police; burn tyres; torch cars; set fire to government offices; hurl petrol bombs; attack police with stones; ransack shops; storm the parliament; smash windows; set police vehicles ablaze; rampage; battle riot police; block roads with burning barricades; vandalise buildings; loot shops and burn cars > none > none
mob-violence > mob > lynch; beat|@to death; stone; set upon|@; attack|@with machetes; burn|@alive; attack; drag|@from a car and kill him|; chase and beat|@; hack|@with machetes; hang > suspect > victim
agreement > any > sign a ceasefire|with; sign a peace agreement|with; agree to a truce|with; reach a deal|with; exchange prisoners|with; sign a peace accord|with; agree to a ceasefire|with; conclude an agreement|with; swap prisoners|with; reach a ceasefire agreement|with; extend a truce|with; sign a memorandum|with; make peace|with > armed > target
arrest > police > arrest; detain; round up; take into custody|@; capture; jail; take|@into custody; apprehend; arrest and charge|@; imprison; hold|@for questioning; nab; sweep up|@in raids > suspects > target
group-change > armed > merge|with; split|from; form an alliance|with; pledge allegiance|to; rename itself after|@; join; break away|from; join forces|with; ally itself|with; switch sides to|@; integrate into|@; announce the formation of|@; break with|@ > group > target
group-change > group > appoint a new commander|; announce the creation of a new unit|; elect a new leader|; announce its dissolution|; change its name|; form a new armed wing|; begin recruiting fighters|; reorganise its command|; lay down its arms|; name a new leader|; unveil a new militia|; redeploy its fighters|; enlist child soldiers|; move its fighters to the border|; disband| > none > none
weapons-disrupted > police > seize; defuse; discover; destroy; intercept; confiscate; find and destroy|@; uncover; recover; dismantle; safely detonate; neutralise; unearth; foil an attempt to smuggle|@; shoot down; intercept and destroy|@ > arms > target
base-established > state > set up a base|@in; establish a military base|@in; open a new headquarters|@in; build an outpost|@near; set up checkpoints|@in; establish a headquarters|@in; build a military camp|@in; construct a naval base|@in; open a training camp|@in; set up a command post|@near; inaugurate a base|@in; set up an observation post|@near > place > place
base-established > armed > set up a camp|@in; establish a base|@in; open an office|@in; set up roadblocks|@near; establish a headquarters|@in; build a training camp|@in; set up a stronghold|@in > place > place
property-destruction > armed > loot; torch; burn down; set fire|to; vandalise; demolish; ransack; plunder; sabotage; burn; set ablaze|@; pillage; desecrate; damage; raze; smash; deface > property > target
property-destruction > state > demolish; bulldoze; burn down; raze; loot; destroy; level > property > target
territory-transfer > any > withdraw|from; pull out|of; retreat|from; hand over; abandon; leave; evacuate; surrender; cede control|of; pull back|from; vacate; relinquish; give up|@without a fight; withdraw its troops|from; transfer control|of > territory > target
strategic-other > state > deploy troops|@to; send reinforcements|@to; declare martial law|@in; mobilise reservists|@near; move tanks|@to; impose a curfew|@in; test-fire a ballistic missile|@near; hold military exercises|@near; declare a state of emergency|@in; carry out a coup|@in; discover a mass grave|@in; unearth a mass grave|@near; close the border|@near; conscript young men|@in; fly reconnaissance drones|@over > place > place
plover-threaten > any > threaten; warn; issue an ultimatum|to; threaten retaliation|against; vow revenge|on; vow to punish|@ > any > target
plover-accuse > any > accuse; condemn; denounce; criticise; criticise|@sharply; rebuke; lash out|at; charge; investigate > any > target
plover-reject > any > reject a proposal by|@; refuse to meet|@; reject calls from|@; turn down an offer from|@; rule out talks|with; walk out of talks|with > any > target
plover-request > any > urge; call|on; appeal|to; ask|@for help; demand an explanation|from; plead|with > any > target
plover-consult > any > meet; hold talks|with; discuss the crisis|with; visit; speak by phone|with; negotiate|with; receive; host > any > target
plover-support > any > praise; express support|for; back; endorse; recognise; thank; congratulate > any > target
plover-concede > any > apologise|to; make concessions|to; ease restrictions|on; lift sanctions|against; agree to demands of|@ > any > target
plover-cooperate > any > cooperate|with; share intelligence|with; hold joint exercises|with; restore diplomatic ties|with; sign a trade deal|with > any > target
plover-aid > any > send aid|to; deliver food|to; provide medical supplies|to; donate money|to; supply weapons|to; pledge humanitarian assistance|to > any > target
plover-retreat > any > release prisoners of|@; pardon; free > any > target
plover-sanction > any > impose sanctions|on; expel diplomats|of; suspend aid|to; cut ties|with; recall its ambassador|from; blacklist; freeze assets|of; convict; impose an arms embargo|on > any > target
plover-mobilize > any > put troops on alert|against; mass forces near|@ > any > target
plover-coerce > any > impose a blockade|on; impose a curfew|on; ban rallies by|@; restrict movement|of; hack the computers of|@; deport; censor > any > target
"""

# type > nouns > prepositions before the object > class of the object > adjectives
NOUNS = """
air-strike > airstrike; air strike; air raid; bombing raid; aerial bombardment; aerial attack; aerial bombing; strike from the air; helicopter strike; air attack > on, against > site > deadly, overnight, precision, retaliatory, coalition
drone-strike > drone strike; drone attack; UAV strike; attack by drones; drone raid; unmanned aerial attack; drone assault > on, against > site > deadly, overnight, suspected
shelling > shelling; rocket attack; missile attack; artillery barrage; mortar attack; missile strike; bombardment; rocket fire; artillery strike; barrage of rockets; rocket strike; mortar fire; artillery fire > of, on, against > site > heavy, overnight, indiscriminate, deadly
suicide-bombing > suicide bombing; suicide attack; suicide car bombing; suicide bomb attack; suicide blast; truck bombing by a suicide attacker > on, at, against > site > deadly, twin, devastating
bombing > bombing; bomb attack; car bombing; roadside bombing; bomb blast; car bomb; IED attack; landmine explosion; car bomb attack; roadside bomb attack; IED blast; mine blast; bomb explosion > on, at, outside > site > deadly, twin, powerful
explosion > explosion; blast; series of explosions; powerful blast; string of explosions > at, in, near > site > mysterious, huge, unexplained, powerful, massive
grenade > grenade attack; hand grenade attack; grenade blast; grenade explosion > on, against, at > site > deadly
chemical-attack > chemical attack; gas attack; chlorine attack; chemical weapons attack; poison gas attack; sarin attack; nerve agent attack; toxic gas attack > on, in, against > site > deadly, alleged
armed-clash > clash; clashes; fighting; firefight; gun battle; skirmish; gunfight; exchange of fire; battle; shootout; ambush; fierce fighting; heavy fighting; armed clashes; exchange of gunfire; offensive > with, against > armed > fierce, heavy, deadly, sporadic
government-regains > recapture; liberation; retaking > of > territory > swift
non-state-takes > capture; seizure; takeover; fall; conquest > of > territory > swift
attack > attack; assault; massacre; raid; killing; killings; stabbing; knife attack; mass killing; terrorist attack; terror attack; murder; machete attack; slaying; execution; ambush > on, against, of > civil > deadly, brutal, cowardly
shooting > shooting; drive-by shooting; gun attack; mass shooting; fatal shooting; armed attack; gunfire > of, on, at > civil > deadly
assassination > assassination; targeted killing; killing; murder; assassination attempt > of > vip > brazen
beating > beating; assault; flogging > of > civil > brutal
torture > torture; ill-treatment; torture and killing > of > civil > systematic
sexual-violence > rape; gang rape; sexual assault; sexual violence; mass rape; sexual abuse; sexual attack > of, against > women > alleged
abduction > abduction; kidnapping; hostage-taking; enforced disappearance; mass abduction; kidnap; disappearance; hijacking > of > civil > brazen
protest > protest; demonstration; rally; march; sit-in; strike; hunger strike; general strike; peaceful protest; protest march; vigil; mass rally; demonstrations; protests; street protest; walkout > against, over, outside > issue > peaceful, large, mass
protest-intervention > dispersal; crackdown; police crackdown; break-up > of, on > crowd >
excessive-force > killing; shooting; bloody crackdown; massacre; violent crackdown; deadly crackdown > of, on > crowd >
violent-demonstration > riot; riots; violent protest; unrest; violent clashes; rioting; violent demonstration; street battles; stone-throwing; violent unrest > over, against > issue > violent, deadly
mob-violence > lynching; mob attack; mob killing; mob lynching; communal violence; vigilante killing; mob justice; communal clashes; vigilante attack > of, against > suspect >
agreement > ceasefire; truce; peace deal; peace agreement; ceasefire agreement; peace accord; prisoner swap; prisoner exchange; ceasefire deal; agreement; armistice; de-escalation deal > with > armed > fragile, historic
arrest > arrest; arrests; detention; capture; mass arrests; wave of arrests > of > suspects >
group-change > merger; split; alliance > with > group >
weapons-disrupted > seizure; discovery; destruction; interception; defusing; confiscation; disposal > of > arms >
base-established > establishment of a base; opening of a base; construction of an outpost; opening of a headquarters > in, near > place >
property-destruction > looting; arson; arson attack; vandalism; demolition; destruction; sabotage; ransacking; burning; torching > of, at > property >
territory-transfer > withdrawal; pullout; handover; retreat; troop withdrawal; evacuation; surrender; pullback > from, of > territory > orderly
strategic-other > coup; troop deployment; missile test; military exercise; military build-up; mobilisation; coup attempt; mass grave > in, near > place >
plover-threaten > threat; warning; ultimatum > to, against > any >
plover-consult > talks; meeting; negotiations; summit; visit > with > any >
plover-sanction > sanctions; embargo > on, against > any >
plover-aid > aid delivery; humanitarian aid; relief shipment > to > any >
"""


def inflect(verb: str, form: str) -> str:
    """The first word of the verb phrase in a form: past, part, ger, inf."""
    first, _, rest = verb.partition(" ")
    if first in ("severely", "fatally", "sexually", "forcibly", "secretly", "summarily", "brutally", "safely", "violently"):
        return f"{first} {inflect(rest, form)}"
    if first in ("test-fire", "gang-rape", "pepper-spray", "machine-gun"):
        a, b = first.split("-")
        word = f"{a}-{inflect(b, form)}" if b != "gun" else {"ger": "machine-gunning", "inf": "machine-gun"}.get(form, "machine-gunned")
    elif form == "inf":
        word = first
    elif form == "ger":
        double = first in ("hit", "set", "drop", "stab", "lob", "kidnap", "rob", "ram", "swap", "nab", "overrun", "split", "club", "strip", "shut", "put", "plan", "rip", "drag", "repel")
        word = first[:-1] + "ing" if first.endswith("e") and first not in ("free",) else first + (first[-1] if double else "") + "ing"
    elif first in IRREGULAR:
        word = IRREGULAR[first][0 if form == "past" else 1]
    else:
        double = first in ("nab", "club", "rip", "grab")
        word = first + ("d" if first.endswith("e") else first[-1] + "ed" if double else "ed")
        if first.endswith("y") and first[-2] not in "aeiou":
            word = first[:-1] + "ied"
    if " and " in f" {rest} " and rest.split(" and ")[0] == "":
        tail = rest.removeprefix("and ")
        return f"{word} and {inflect(tail, form)}"
    if rest.startswith("and "):
        return f"{word} and {inflect(rest[4:], form)}"
    return f"{word} {rest}".strip()
