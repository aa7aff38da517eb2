import { type Culture, families, familyFirst, names } from './culture.ts';

export const swedish: Culture = {
	language: 'Swedish',
	patients: 5,
	female: names('Åsa, Linnéa, Maj-Britt, Saga'),
	male: names('Björn, Göran, Håkan, Elias'),
	family: families('Lindqvist, Åkesson, Öberg, Sjöström, Nyström, Hägg'),
	units: ['lgh 110%'],
	places: [
		['SE', 'Hornsgatan #', 'Stockholm', null, '118 49'],
		['SE', 'Linnégatan #', 'Göteborg', null, '413 04'],
		['SE', 'Bergsgatan #', 'Malmö', null, '214 22'],
	],
};

export const icelandic: Culture = {
	language: 'Icelandic',
	patients: 3,
	female: names('Guðrún, Þórdís, Ásta'),
	male: names('Sigurður, Þór, Ólafur'),
	family: families(`Jónsson/Jónsdóttir, Einarsson/Einarsdóttir, Ægisson/Ægisdóttir,
		Guðmundsson/Guðmundsdóttir`),
	ownFamilyNames: true,
	places: [
		['IS', 'Laugavegur #', 'Reykjavík', null, '101'],
		['IS', 'Hafnarstræti #', 'Akureyri', null, '600'],
	],
};

export const polish: Culture = {
	language: 'Polish',
	patients: 7,
	female: names('Małgorzata, Zofia, Agnieszka, Łucja, Żaneta, Iwona'),
	male: names('Łukasz, Paweł, Stanisław, Wojciech, Michał, Bogusław'),
	family: families(`Kowalski/Kowalska, Wiśniewski/Wiśniewska, Wójcik, Dąbrowski/Dąbrowska,
		Zieliński/Zielińska, Gołębiewski/Gołębiewska, Szczęsny/Szczęsna`),
	units: ['m. %'],
	places: [
		['PL', 'ul. Puławska #', 'Warszawa', null, '02-515'],
		['PL', 'ul. Długa #', 'Kraków', null, '31-146'],
		['PL', 'ul. Świdnicka #', 'Wrocław', null, '50-030'],
		['PL', 'ul. Piotrkowska #', 'Łódź', null, '90-102'],
	],
};

export const czech: Culture = {
	language: 'Czech',
	patients: 4,
	female: names('Zdeňka, Tereza, Růžena, Kateřina'),
	male: names('Jiří, Ondřej, Václav, Tomáš'),
	family: families(
		'Dvořák/Dvořáková, Procházka/Procházková, Němec/Němcová, Růžička/Růžičková, Říha/Říhová',
	),
	places: [
		['CZ', 'Korunní #', 'Praha', null, '120 00'],
		['CZ', 'Veveří #', 'Brno', null, '602 00'],
		['CZ', 'Nádražní #', 'Ostrava', null, '702 00'],
	],
};

export const hungarian: Culture = {
	language: 'Hungarian',
	patients: 4,
	female: names('Erzsébet, Zsófia, Ágnes, Virág'),
	male: names('László, Győző, István, Bálint'),
	family: families('Szabó, Erdős, Kovács, Fekete, Tűzkő'),
	fullName: familyFirst,
	units: ['%. em. 2.'],
	places: [
		['HU', 'Bartók Béla út #.', 'Budapest', null, '1114'],
		['HU', 'Piac utca #.', 'Debrecen', null, '4024'],
		['HU', 'Kárász utca #.', 'Szeged', null, '6720'],
	],
};

export const greek: Culture = {
	language: 'Greek',
	patients: 7,
	female: names(`eleni=Ελένη, maria=Μαρία, aikaterini=Αικατερίνη, despoina=Δέσποινα,
		ioanna=Ιωάννα, chrysoula=Χρυσούλα`),
	male: names(`giorgos=Γιώργος, dimitris=Δημήτρης, nikolaos=Νικόλαος, spyridon=Σπυρίδων,
		panagiotis=Παναγιώτης, stelios=Στέλιος`),
	family: families(`papadopoulos/papadopoulou=Παπαδόπουλος/Παπαδοπούλου,
		vlachos/vlachou=Βλάχος/Βλάχου, oikonomou=Οικονόμου,
		karagiannis/karagianni=Καραγιάννης/Καραγιάννη, makris/makri=Μακρής/Μακρή,
		antoniadis/antoniadi=Αντωνιάδης/Αντωνιάδη, zervas/zerva=Ζέρβας/Ζέρβα`),
	places: [
		['GR', 'Πατησίων #', 'Αθήνα', null, '104 34'],
		['GR', 'Ερμού #', 'Αθήνα', null, '105 63'],
		['GR', 'Τσιμισκή #', 'Θεσσαλονίκη', null, '546 23'],
		['GR', 'Κορίνθου #', 'Πάτρα', null, '262 21'],
	],
};

export const ukrainian: Culture = {
	language: 'Ukrainian',
	patients: 6,
	female: names('olena=Олена, yuliia=Юлія, nataliia=Наталія, zlata=Злата, halyna=Галина'),
	male: names('andrii=Андрій, mykola=Микола, yevhen=Євген, taras=Тарас, ihor=Ігор'),
	family: families(`shevchenko=Шевченко, kovalchuk=Ковальчук, bondarenko=Бондаренко,
		lysenko=Лисенко, poltavskyi/poltavska=Полтавський/Полтавська, yatsenko=Яценко,
		derevianko=Дерев'янко`),
	units: ['кв. %', 'кв. 2%'],
	places: [
		['UA', 'вул. Саксаганського, #', 'Київ', null, '01033'],
		['UA', 'вул. Дорошенка, #', 'Львів', null, '79000'],
		['UA', 'вул. Дерибасівська, #', 'Одеса', null, '65026'],
		['UA', 'вул. Сумська, #', 'Харків', null, '61002'],
	],
};

export const bulgarian: Culture = {
	language: 'Bulgarian',
	patients: 4,
	female: names('desislava=Десислава, rositsa=Росица, yoana=Йоана'),
	male: names('georgi=Георги, hristo=Христо, plamen=Пламен'),
	family: families(`ivanov/ivanova=Иванов/Иванова, petkov/petkova=Петков/Петкова,
		stoyanov/stoyanova=Стоянов/Стоянова, zhelyazkov/zhelyazkova=Желязков/Желязкова`),
	places: [
		['BG', 'ул. „Граф Игнатиев“ #', 'София', null, '1000'],
		['BG', 'бул. „Руски“ #', 'Пловдив', null, '4000'],
		['BG', 'ул. „Преслав“ #', 'Варна', null, '9000'],
	],
};

export const turkish: Culture = {
	language: 'Turkish',
	patients: 5,
	female: names('Ayşe, Gülşen, Çiğdem, Elif, Işıl'),
	male: names('Mehmet, İbrahim, Çağrı, Ömer, Yiğit'),
	family: families('Yıldırım, Öztürk, Şahin, Çelik, Işık, Doğan'),
	units: ['Daire %', 'Kat: %'],
	places: [
		['TR', 'Bağdat Caddesi No: #', 'Kadıköy', 'İstanbul', '34710'],
		['TR', 'Tunalı Hilmi Caddesi No: #', 'Çankaya', 'Ankara', '06680'],
		['TR', 'Kıbrıs Şehitleri Caddesi No: #', 'Konak', 'İzmir', '35220'],
	],
};
