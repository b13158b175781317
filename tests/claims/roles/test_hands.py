"""Whose hand a sentence names, and whom it only seems to name: one row a construction."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Reader


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A military strike by the United States destroyed a chemical plant in Khartoum in 1998.", {"United States"}),
        ("US jets bombed an ammunition store near Deir al-Zour on Monday.", {"United States"}),
        ("The explosion at the plant in Isfahan was not the work of Israel, a senior official said.", set()),
        ("The killing of the minister in Aden was the work of Eritrea, diplomats said.", {"Eritrea"}),
        ("An explosion at an Algerian army depot killed two people on Friday.", set()),
        ("Clashes broke out at the Torkham crossing between Taliban border guards and Pakistani troops on Wednesday.", {"Taliban", "Pakistani armed forces"}),
        ("Two drones believed to be Turkish bombed a village near Sinjar on Monday.", {"Turkey"}),
        ("A strike attributed to the United Arab Emirates hit the Al-Watiya air base in July 2020.", {"United Arab Emirates"}),
        ("Police blamed the bombing of a truck in Quetta, which killed two, on the Pakistani Taliban.", {"Tehrik-i-Taliban Pakistan"}),
        ("The attack on the convoy was claimed by the al Qaeda affiliate JNIM.", {"Jama'at Nusrat al-Islam wal-Muslimin"}),
        ("The governor visited the wounded of the attack on the market in Bama.", set()),
        ("A depot was hit in Hodeidah in an assault claimed by Yemen's Iran-aligned Houthi movement.", {"Houthis"}),
        ("After the shelling of Misrata the council asked for an inquiry by the International Criminal Court.", set()),
        ("A freighter was attacked with limpet mines in April, allegedly by Israel.", {"Israel"}),
        ("Four soldiers died in an ambush near Tillia in 2017, which the Islamic State claimed months later.", {"Islamic State"}),
        ("Nine people were killed in Nyala by what residents said were men of the Rapid Support Forces.", {"Rapid Support Forces"}),
        ("The president of Kenya vowed to find those behind the attack on the hotel in Nairobi.", set()),
        ("The Indian government told its army to find the group responsible for the bombing in Pampore.", set()),
        ("The Kenyan police said that al-Shabaab was behind the attack on the hotel in Nairobi.", {"Al-Shabaab"}),
    ],
)
def test_the_hand_is_named_by_the_sentence(read: Reader, text: str, named: set[str]) -> None:
    """Adjectives of kind, machines of a state, negation, whose work it was, a nationality that says where, both sides of a fight, what is believed of
    machines, blame across a clause, the branch and not the body, who only visits; whose group it is, what is alleged, whom a relative clause names,
    what others say they were; who vows to find those behind it."""
    assert {c.value for c in read(text).claims if c.facet == "perpetrator"} == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Saudi-led airstrikes killed 12 people in Saada on Monday. The Saudi-led coalition did not comment.", {"Saudi-led coalition"}),
        ("French and Malian air strikes hit a camp near Gao on Friday.", {"France", "Mali"}),
        ("Coalition jets bombed a wedding in Yemen on Monday, medics in Yemen said.", {"Saudi-led coalition"}),
        ("Al-Shabaab, which is allied to al-Qaeda, controls the road. The group attacked a camp near Baidoa on Monday.", {"Al-Shabaab"}),
        ("Officials have long watched the warlord Adan Yare. They hold him responsible for the bombing of a bus in Baidoa.", {"Adan Yare"}),
        ("Boko Haram has grown. Its men raided Diffa in May. In June it attacked a camp near Bosso.", {"Boko Haram"}),
        ("An Islamic State terrorist car bomb attack killed nine people in Mosul.", {"Islamic State"}),
        ("Assads forces shelled a market in Idlib in Syria.", {"Syria"}),
        ("A senior official said analysts did not know who was behind the explosion in Bama.", set()),
        ("Ukrainian officials told Reuters Russian forces shelled Kherson on Monday.", {"Russian armed forces"}),
        ("Two men died in US airstrikes near Dinsoor on Monday.", {"United States"}),
    ],
)
def test_whose_hand_other_words_say(read: Reader, text: str, named: set[str]) -> None:
    """Who leads a coalition, two before one noun, a bare alliance, the group and not its patron, "him", a pronoun behind a pronoun, a name before a word
    for fighters, a leader's name without its apostrophe, a question, an agency that is only told, initials."""
    assert {c.value for c in read(text).claims if c.facet == "perpetrator"} == named


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A truck bomb exploded on Beirut's waterfront on Monday.", "Beirut"),
        ("Rebels attacked the gas town of Palma, in Cabo Delgado province, on Sunday.", "Palma"),
        ("In Quetta, a bomb killed three policemen.", "Quetta"),
        ("Soldiers were tried for the Solhan massacre of June 2021.", "Solhan"),
        ("A strike hit the Al-Watiya air base, west of Tripoli.", "Al-Watiya air base"),
        ("Nine people died in US airstrikes on Mosul on Monday.", "Mosul"),
        ("Two journalists were abducted in the Haitian capital, Port-au-Prince, in March.", "Port-au-Prince"),
        ("There were attacks on a wedding, a funeral and a hospital in Maiduguri in June.", "Maiduguri"),
        ("A bomb killed two people in Peshawar in 2022. A year later a suicide bomber struck a mosque in the same city.", "Peshawar"),
    ],
)
def test_the_sentence_says_where(read: Reader, text: str, place: str) -> None:
    """Part of a town, a town of a kind, a place that opens the text, one that names the event, a base by what it lies near, a place named before."""
    assert {e.place.name for e in read(text).events if e.place is not None} == {place}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Somali and Kenyan bandits attacked a bus near Mandera on Monday.", {"Somali and Kenyan bandits"}),
        ("Somali and Kenyan troops attacked a camp near Mandera on Monday.", {"Somali National Army", "Kenya Defence Forces"}),
        ("Kidnappers of a Swedish engineer shot his driver dead in Baghdad on Monday.", {"Kidnappers of a Swedish engineer"}),
        ("The Rohingya massacres of August 2017 left hundreds dead.", set()),
        ("A third of Britons think that the minister bears responsibility for the bombings in London.", set()),
        ("The London bombings killed dozens of people in July 2005.", set()),
        ("The Syrian Coalition called for the implementation of the plan after the bombing of a market in Homs.", set()),
    ],
)
def test_whom_the_words_only_seem_to_accuse(read: Reader, text: str, named: set[str]) -> None:
    """Bandits from two countries are no two states, their troops are; whence a captive is; a people that was massacred; who only thinks so; a capital
    before an event noun; who calls for an act."""
    assert {c.value for c in read(text).claims if c.facet == "perpetrator"} == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Angry crowds ransacked shops in Gonaives on Monday.", {"Angry crowds"}),
        ("The massacre of 8,000 men by Serbian forces in July 1995 shocked the world.", {"Serbian armed forces"}),
        ("Turkey reels from bombing campaigns by both the Islamic State and the PKK.", {"Islamic State", "Kurdistan Workers' Party"}),
        ("Two nurses were kidnapped in Arua by gunmen who, police said, belonged to the Allied Democratic Forces.", {"Allied Democratic Forces"}),
        ("The only side responsible for the attack in Bouake is the Islamic State, he said.", {"Islamic State"}),
        ("The Assad regimes air force bombed a clinic in Idlib in Syria.", {"Assad government"}),
        ("NATO countries have bombed a depot in Sirte, residents said.", {"NATO"}),
    ],
)
def test_hands_that_are_told_in_other_ways(read: Reader, text: str, named: set[str]) -> None:
    """Crowds; by whom behind whom it befell; a noun that goes on; to whom gunmen belong; the one responsible is; an apostrophe that was lost; the
    countries of an alliance."""
    assert {c.value for c in read(text).claims if c.facet == "perpetrator"} == named
