import { type Culture, families, names } from './culture.ts';

export const arabic: Culture = {
	language: 'Arabic',
	patients: 9,
	female: names(
		'fatima=فاطمة, layla=ليلى, mariam=مريم, nour=نور, salma=سلمى, hanan=حنان, rania=رانيا',
	),
	male: names(
		'ahmed=أحمد, youssef=يوسف, omar=عمر, khaled=خالد, hassan=حسن, abdullah=عبد الله, tarek=طارق',
	),
	family: families(`elmasri=المصري, haddad=حداد, khoury=خوري, alfarsi=الفارسي, benali=بن علي,
		shahin=شاهين, aboelnaga=أبو النجا, alqasim=القاسم`),
	ownFamilyNames: true,
	units: ['شقة %', 'الطابق %'],
	places: [
		['EG', '# شارع قصر النيل', 'القاهرة', null, '11511'],
		['EG', '# شارع فؤاد', 'الإسكندرية', null, '21519'],
		['JO', '# شارع الرينبو', 'عمّان', null, '11181'],
		['AE', '# شارع المرقبات', 'دبي', 'دبي', null],
		['MA', '# شارع محمد الخامس', 'الرباط', null, '10000'],
	],
};

export const hebrew: Culture = {
	language: 'Hebrew',
	patients: 6,
	female: names('noa=נועה, tamar=תמר, shira=שירה, rivka=רבקה, yael=יעל'),
	male: names('itai=איתי, moshe=משה, noam=נועם, yosef=יוסף, amit=עמית'),
	family: families(
		'cohen=כהן, levi=לוי, mizrahi=מזרחי, peretz=פרץ, bendavid=בן דוד, friedman=פרידמן',
	),
	units: ['דירה %', 'כניסה ב׳'],
	places: [
		['IL', 'דיזנגוף #', 'תל אביב-יפו', null, '6433222'],
		['IL', 'עמק רפאים #', 'ירושלים', null, '9314129'],
		['IL', 'שדרות הנשיא #', 'חיפה', null, '3463807'],
	],
};

export const hindi: Culture = {
	language: 'Hindi',
	patients: 7,
	female: names('anjali=अंजलि, priyanka=प्रियंका, sunita=सुनीता, kavya=काव्या, lakshmi=लक्ष्मी'),
	male: names('rahul=राहुल, vikram=विक्रम, krishna=कृष्ण, arjun=अर्जुन, suresh=सुरेश'),
	family: families(`sharma=शर्मा, gupta=गुप्ता, mishra=मिश्रा, chaturvedi=चतुर्वेदी, yadav=यादव,
		srivastava=श्रीवास्तव, rathore=राठौड़`),
	units: ['फ़्लैट %', 'दूसरी मंज़िल'],
	places: [
		['IN', '#, करोल बाग', 'नई दिल्ली', 'दिल्ली', '110005'],
		['IN', '#, हज़रतगंज', 'लखनऊ', 'उत्तर प्रदेश', '226001'],
		['IN', '#, एम.जी. रोड', 'इंदौर', 'मध्य प्रदेश', '452001'],
		['IN', '#, बापू बाज़ार', 'जयपुर', 'राजस्थान', '302003'],
	],
};
