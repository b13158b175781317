"""The words that fill the slots: countries, towns, people, armed groups, offices, weapons, dates."""

from __future__ import annotations

import random

# country|nationality|towns
COUNTRIES = [
    row.split("|")
    for row in """Ukraine|Ukrainian|Kharkiv,Kherson,Odesa,Zaporizhzhia,Pokrovsk,Sumy
Russia|Russian|Belgorod,Rostov,Grozny,Kursk,Voronezh
Sudan|Sudanese|Khartoum,El Fasher,Omdurman,Nyala,Wad Madani,El Obeid
South Sudan|South Sudanese|Juba,Malakal,Bentiu,Wau
Ethiopia|Ethiopian|Mekelle,Lalibela,Gondar,Adama,Shire
Somalia|Somali|Mogadishu,Kismayo,Baidoa,Galkayo,Beledweyne
Mali|Malian|Bamako,Gao,Timbuktu,Kidal,Mopti,Menaka
Burkina Faso|Burkinabe|Ouagadougou,Djibo,Dori,Kaya,Solhan
Niger|Nigerien|Niamey,Diffa,Tillaberi,Agadez
Nigeria|Nigerian|Maiduguri,Jos,Kaduna,Zaria,Abuja,Port Harcourt
Cameroon|Cameroonian|Bamenda,Buea,Maroua,Kumba
Chad|Chadian|N'Djamena,Abeche,Moundou
Central African Republic|Central African|Bangui,Bambari,Bria
Congo|Congolese|Goma,Bunia,Beni,Bukavu,Butembo
Rwanda|Rwandan|Kigali,Gisenyi
Uganda|Ugandan|Kampala,Kasese,Gulu
Kenya|Kenyan|Nairobi,Mandera,Lamu,Garissa
Mozambique|Mozambican|Palma,Pemba,Mueda
Libya|Libyan|Tripoli,Misrata,Benghazi,Sirte,Sabha,Derna
Egypt|Egyptian|Cairo,Arish,Rafah,Alexandria
Tunisia|Tunisian|Tunis,Kasserine
Algeria|Algerian|Algiers,Tamanrasset
Yemen|Yemeni|Sanaa,Aden,Taiz,Hodeidah,Marib,Saada
Saudi Arabia|Saudi|Riyadh,Jizan,Najran,Abha
Syria|Syrian|Aleppo,Homs,Idlib,Raqqa,Daraa,Hama,Deir al-Zor
Iraq|Iraqi|Baghdad,Mosul,Basra,Kirkuk,Ramadi,Fallujah,Tikrit
Iran|Iranian|Tehran,Isfahan,Zahedan,Ahvaz
Israel|Israeli|Tel Aviv,Haifa,Ashkelon,Sderot
Palestine|Palestinian|Gaza City,Jenin,Nablus,Khan Younis,Hebron
Lebanon|Lebanese|Beirut,Tripoli,Sidon,Tyre,Baalbek
Jordan|Jordanian|Amman,Zarqa
Turkey|Turkish|Ankara,Diyarbakir,Istanbul,Gaziantep,Sirnak
Armenia|Armenian|Yerevan,Goris,Gyumri
Azerbaijan|Azerbaijani|Baku,Ganja,Shusha
Georgia|Georgian|Tbilisi,Gori,Zugdidi
Afghanistan|Afghan|Kabul,Kandahar,Herat,Kunduz,Jalalabad,Ghazni
Pakistan|Pakistani|Peshawar,Quetta,Karachi,Lahore,Miranshah
India|Indian|Srinagar,Imphal,Delhi,Pulwama,Dantewada,Mumbai
Bangladesh|Bangladeshi|Dhaka,Chittagong,Cox's Bazar
Sri Lanka|Sri Lankan|Colombo,Jaffna,Kandy
Nepal|Nepalese|Kathmandu,Biratnagar
Myanmar|Burmese|Yangon,Mandalay,Sittwe,Lashio,Myawaddy
Thailand|Thai|Bangkok,Pattani,Yala,Narathiwat
Philippines|Philippine|Manila,Marawi,Jolo,Cotabato,Davao
Indonesia|Indonesian|Jakarta,Poso,Jayapura,Nduga
China|Chinese|Beijing,Urumqi,Hong Kong,Kashgar
North Korea|North Korean|Pyongyang,Kaesong,Wonsan
South Korea|South Korean|Seoul,Busan
Colombia|Colombian|Bogota,Cali,Cucuta,Tumaco,Arauca
Venezuela|Venezuelan|Caracas,Maracaibo,San Cristobal
Mexico|Mexican|Culiacan,Acapulco,Tijuana,Ciudad Juarez,Morelia
Haiti|Haitian|Port-au-Prince,Gonaives,Cap-Haitien
Honduras|Honduran|Tegucigalpa,San Pedro Sula
El Salvador|Salvadoran|San Salvador,Soyapango
Guatemala|Guatemalan|Guatemala City,Quetzaltenango
Peru|Peruvian|Lima,Ayacucho,Juliaca
Ecuador|Ecuadorian|Quito,Guayaquil,Esmeraldas
Brazil|Brazilian|Rio de Janeiro,Sao Paulo,Manaus,Belem
Chile|Chilean|Santiago,Temuco,Valparaiso
France|French|Paris,Marseille,Nice,Lyon
Britain|British|London,Belfast,Manchester,Birmingham
Spain|Spanish|Madrid,Bilbao,Barcelona
Germany|German|Berlin,Hamburg,Dresden
Poland|Polish|Warsaw,Lublin
Serbia|Serbian|Belgrade,Novi Sad
Kosovo|Kosovar|Pristina,Mitrovica
Greece|Greek|Athens,Thessaloniki
United States|American|Washington,Chicago,Portland,Detroit
South Africa|South African|Johannesburg,Durban,Pretoria,Soweto
Zimbabwe|Zimbabwean|Harare,Bulawayo
Kyrgyzstan|Kyrgyz|Bishkek,Osh
Tajikistan|Tajik|Dushanbe,Khorog
Kazakhstan|Kazakh|Almaty,Aktau
Belarus|Belarusian|Minsk,Gomel""".splitlines()
]  # fmt: skip
FIRST = """Ahmed Mohammed Ali Hassan Omar Yusuf Ibrahim Khalid Fatima Amina Leila Samira Nadia Karim Tariq Abdullah Mustafa Bashir Salim Idris John Mary David Sarah Peter Anna Michael
Elena Ivan Sergei Olga Dmitri Oksana Taras Andriy Viktor Natalia Carlos Maria Jose Luis Ana Juan Rosa Diego Miguel Camila Jean Pierre Marie Emmanuel Aminata Moussa Ousmane Ibrahima Fatoumata Kwame
Chidi Ngozi Emeka Abebe Tesfaye Selam Haile Wanjiru Otieno Joseph Grace Rajesh Priya Arun Sunita Imran Ayesha Zahid Farah Aung Thant Min Khin Somchai Nguyen Li Wei Chen Hiroshi Kim Soo Reza Shirin
Hamid Parisa Mehmet Ayse Emre Aram Nikol Giorgi Rustam Gulnara Thomas Laura Daniel Emma Klaus Ingrid Marco Giulia Yael Moshe Noa Avi Rania Walid Ziad Bilal Jamal Hussein Zainab""".split()
LAST = """Hassan Mahmoud al-Sayed al-Rashid Osman Abdi Farah Warsame Diallo Traore Keita Ouedraogo Sawadogo Bello Okafor Adeyemi Musa Danjuma Mutua Kamau Odhiambo Mbeki Dlamini Moyo Banda Kabila Mugisha
Habimana Tesfay Gebremariam Bekele Deng Machar Kiir Koroma Sesay Petrov Ivanov Kovalenko Shevchuk Bondarenko Melnyk Smirnov Volkov Kadyrov Aliyev Mammadov Sargsyan Petrosyan Beridze Yilmaz Demir Kaya
Hosseini Karimi Rezaei Ahmadi Noorzai Popal Khan Malik Afridi Mehsud Sharma Singh Patel Devi Bora Thapa Gurung Perera Fernando Rahman Hossain Tun Htway Naing Zaw Soe Santos Reyes Cruz Mangudadatu Sutrisno
Wanda Nguyen Tran Wang Zhang Liu Park Lee Garcia Rodriguez Martinez Lopez Gonzalez Ramirez Torres Rojas Quispe Mendoza Silva Souza Oliveira Pereira Dupont Moreau Laurent Schmidt Weber Fischer Novak
Jovanovic Popovic Smith Johnson Brown Miller Davis Wilson Taylor Clark Cohen Levi Mizrahi Khoury Haddad Saleh Nasser Mansour Qasim Suleiman Haidari Barzani Toure Diop Ndiaye Mensah Boateng""".split()
SYLLABLES = "ka ba du mar tel shi no vel zor ran qa lim da hu sar bo ma gi to wen kor ul ta ji mo re la san pe ni ru ke al gar".split()
GROUP_ADJ = "Popular National People's Islamic Revolutionary United Free Democratic Patriotic Liberation Southern Northern Eastern Western Holy".split()
GROUP_NOUN = "Front,Army,Resistance Movement,Brigades,Liberation Army,Defense Forces,Alliance,Salvation Front,Council,Battalion,Self-Defence Force,Fighters,Guard,Coalition,Liberation Front,State".split(",")
GROUP_REAL = """Islamic State,al-Qaeda,al-Shabaab,Boko Haram,the Taliban,Hamas,Hezbollah,the Houthis,the Wagner Group,the Lord's Resistance Army,the Rapid Support Forces,M23,the Arakan Army,the ELN,FARC dissidents,
the PKK,ISWAP,JNIM,the SDF,Islamic Jihad,the Tigray People's Liberation Front,the Karen National Union,Abu Sayyaf,the New People's Army,Lashkar-e-Taiba,the Allied Democratic Forces,CODECO,the Azov Brigade,
the Sinaloa cartel,the Gulf Clan,Ansar Allah,the Libyan National Army,the Balochistan Liberation Army,the Maoists,the Janjaweed,Fano,the Real IRA,MS-13,ISIS,Daesh""".replace("\n", "").split(",")
AGENCIES = "Reuters,the Associated Press,AFP,the BBC,CNN,Al Jazeera,The New York Times,The Guardian,Xinhua,TASS,Interfax,Anadolu,SANA,Fars,Le Monde,El Tiempo,The Washington Post,Radio Okapi,Sudan Tribune,Dawn,The Hindu,Haaretz,Al Arabiya,Kyiv Independent,Myanmar Now,EFE,dpa,Kyodo,RFI,Al-Hadath TV,state television,state media,local media,a local radio station".split(",")
BODIES = "the United Nations,the UN,Human Rights Watch,Amnesty International,the Red Cross,the African Union,NATO,the European Union,Doctors Without Borders,the Arab League,ECOWAS,the World Food Programme,UNICEF,the OSCE,the Syrian Observatory for Human Rights".split(",")
MINISTRY = "the {n} defence ministry,the {n} Defense Ministry,the {n} interior ministry,the {n} foreign ministry,{c}'s Ministry of Defence,{c}'s interior ministry,the {n} army,the {n} military,the {n} government,the {n} police,{n} intelligence,{c}'s National Security Council,the governor's office,the {n} health ministry".split(",")
OFFICIAL = "military spokesman,army spokesman,police chief,interior minister,defence minister,foreign minister,prime minister,president,governor,mayor,district commissioner,provincial council member,health official,government spokeswoman,security adviser,ambassador,intelligence chief,police spokeswoman,lawmaker,army commander,Brig. Gen.,Col.,Maj. Gen.,Lt. Col.,Gen.,President,Prime Minister,Foreign Minister,Governor,Mayor".split(",")
ANONYMOUS = """a senior {n} official,a {n} official who spoke on condition of anonymity,two {n} officials,officials,local officials,police,the police,witnesses,an eyewitness,residents,local residents,medics,hospital sources,
a medical source,security sources,a security source,a Western diplomat,diplomats,an intelligence official,a person familiar with the matter,a military official,activists,opposition activists,rights groups,a monitoring group,
rescue workers,a rebel commander,aid workers,a tribal leader,analysts,a hospital director,survivors,relatives,the mayor,a spokesman for the group,a spokesperson,an army officer,sources close to the investigation,unnamed officials,militia leaders""".replace("\n", "").split(",")
UNKNOWN_ARMED = "gunmen,unidentified gunmen,armed men,unknown assailants,militants,rebels,insurgents,fighters,masked men,attackers,jihadists,separatists,a militia,militiamen,bandits,extremists,suspected militants,suspected rebels,armed herders,paramilitaries,assailants,guerrillas,mercenaries,tribal fighters,suspected insurgents".split(",")
STATE_FORCE = "{n} forces,{n} troops,{n} soldiers,the {n} army,the {n} military,{n} government forces,security forces,{n} security forces,the army,government troops,{n} special forces,soldiers,{n} border guards,the {n} navy,pro-government forces,police,{n} police,the {n} marines,coalition forces,peacekeepers".split(",")
AIR_FORCE = "{n} warplanes,{n} jets,the {n} air force,{n} fighter jets,warplanes,{n} aircraft,coalition jets,military helicopters,{n} helicopter gunships,{n} forces,the {n} military,the {n} army,government warplanes,coalition aircraft,the coalition,{c}".split(",")
CROWD = "protesters,demonstrators,thousands of people,hundreds of protesters,students,opposition supporters,workers,teachers,residents,activists,tens of thousands of demonstrators,farmers,women,young people,anti-government protesters,crowds,miners,lawyers,doctors,dozens of activists,villagers,bus drivers,nurses".split(",")
POLICE = "police,riot police,security forces,{n} police,the army,soldiers,officers,anti-riot units,the gendarmerie,{n} security forces,troops".split(",")
CIVIL = "civilians,villagers,residents,worshippers,students,farmers,traders,passengers,aid workers,refugees,miners,schoolchildren,bystanders,a family,a journalist,women and children,shoppers,commuters,fishermen,displaced people,a doctor,a teacher,a local politician,mourners,migrants,herders,a priest".split(",")
VIP = "a senior commander,a provincial governor,a judge,a prosecutor,a human rights lawyer,a militia leader,a nuclear scientist,a party leader,an opposition politician,a tribal elder,a former minister,the mayor,a police chief,a mayoral candidate,a cleric,a journalist,a rebel commander,an intelligence officer,a lawmaker,a trade unionist".split(",")
SITE = """a military base,an army base,a village,a market,a hospital,a school,a mosque,a church,a police station,a checkpoint,an ammunition depot,an arms depot,an oil refinery,a power plant,a fuel depot,a residential building,a refugee camp,
an airport,a convoy,a military convoy,a bus,an army outpost,rebel positions,militant hideouts,enemy positions,a weapons factory,an airbase,a camp,a bridge,a warehouse,an oil tanker,the presidential palace,a hotel,a restaurant,
a training camp,residential areas,a factory,a prison,a bakery,the port,the airport,a patrol,a gas pipeline,a dam,a radar station,a command center,a storage facility,a police headquarters,government buildings,an embassy,a mine,military targets,several towns,a wedding party,a funeral,villages""".replace("\n", "").split(",")
FACILITIES = "{t} International Airport,{t} airbase,the {t} General Hospital,the Al-{t} mosque,the {t} refinery,{t} Central Prison,{t} University,Camp {t},the {t} bridge,{t} port,the {t} power station,Fort {t}".split(",")
TERRITORY = "{p},the town of {p},the city of {p},the village of {p},the airport in {p},several districts of {p},a key hill near {p},the strategic town of {p},two villages near {p},a border crossing near {p},parts of {p},the provincial capital {p},an army base in {p},the {p} district,most of {p}".split(",")
WEAPONS = "rockets,mortars,artillery,drones,an explosive-laden drone,machine guns,assault rifles,a car bomb,missiles,ballistic missiles,heavy weapons,Kalashnikov rifles,knives,machetes,rocket-propelled grenades,cluster munitions,anti-tank missiles,tanks,cruise missiles,AK-47s,petrol bombs,Grad rockets,a suicide vest".split(",")
PLANES = "an F-16,a MiG-29,an Mi-8 helicopter,a Su-25,Bayraktar TB2 drones,a Reaper drone,T-72 tanks,a C-130,Shahed drones,Black Hawk helicopters,armoured vehicles,pick-up trucks,a Humvee,gunboats,a patrol boat".split(",")
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBERS = "two three four five six seven eight nine ten eleven twelve 13 14 15 17 18 20 22 25 30 34 40 50 60 80 100 120 300".split()

LOUD_ADVERBS = "mercilessly brutally savagely bravely heroically shamelessly viciously ruthlessly barbarically deliberately criminally boldly gloriously treacherously callously heroically wantonly cowardly proudly repeatedly".split()
LOUD_ADJECTIVES = "evil heroic bloodthirsty cowardly notorious brave barbaric fearless murderous glorious criminal so-called thuggish fanatical valiant terrorist illegitimate genocidal patriotic infamous".split()
LOUD_NOUNS = "barbaric heinous vile monstrous criminal cowardly glorious heroic savage shameful despicable righteous appalling horrific unprovoked treacherous daring".split()
LOUD_OPENINGS = "In an act of sheer barbarity;In a cowardly move;In a heroic operation;To the outrage of the world;In a shameful crime;In a brilliant feat of arms;Once again;Shockingly;As so often;In cold blood".split(";")
"""Words that judge: scattered everywhere, so that none of them comes to mean a type, a modality or a certainty."""


def pick(rng: random.Random, options: list[str]) -> str:
    """One of the options."""
    return options[rng.randrange(len(options))]


def invented(rng: random.Random) -> str:
    """A place name that is on no map."""
    name = "".join(rng.sample(SYLLABLES, rng.choice((2, 2, 3))))
    return ("al-" if rng.random() < 0.06 else "") + name.capitalize()


def person(rng: random.Random) -> str:
    """A person's name."""
    return f"{pick(rng, FIRST)} {pick(rng, LAST)}"


def group(rng: random.Random, country: list[str]) -> str:
    """The name of an armed group, made up more often than not."""
    x = rng.random()
    if x < 0.3:
        return pick(rng, GROUP_REAL)
    if x < 0.5:
        initials = "".join(rng.choice("ABCDFGHJKLMNPRSTUV") for _ in range(rng.choice((3, 3, 4))))
        return f"the {initials}"
    if x < 0.6:
        return f"{rng.choice(('Jaish', 'Ansar', 'Liwa', 'Harakat', 'Jund', 'Saraya', 'Katibat', 'Asaib'))} {rng.choice(('al-', ''))}{invented(rng).removeprefix('al-')}"
    noun = pick(rng, GROUP_NOUN)
    return f"the {rng.choice((pick(rng, GROUP_ADJ), country[1], invented(rng)))} {noun}"
