import { type Culture, families, familyFirst, familyFirstJoined, names } from './culture.ts';

export const chinese: Culture = {
	language: 'Mandarin',
	patients: 8,
	female: names('xiuying=秀英, meiling=美玲, yuhan=雨涵, lihua=丽华, xinyi=欣怡, fang=芳'),
	male: names('wei=伟, jianguo=建国, haoran=浩然, zhiqiang=志强, ming=明, zixuan=子轩'),
	family: families('wang=王, li=李, zhang=张, chen=陈, huang=黄, zhao=赵, ouyang=欧阳, lin=林'),
	fullName: familyFirstJoined,
	ownFamilyNames: true,
	units: ['%单元302室', '1%号楼'],
	places: [
		['CN', '朝阳区建国路#号', '北京市', null, '100022'],
		['CN', '黄浦区淮海中路#号', '上海市', null, '200020'],
		['CN', '天河区体育东路#号', '广州市', '广东省', '510620'],
		['CN', '锦江区春熙路#号', '成都市', '四川省', '610016'],
		['SG', '桥南路#号', '新加坡', null, '058700'],
	],
};

export const japanese: Culture = {
	language: 'Japanese',
	patients: 7,
	female: names('misaki=美咲, haruka=遥, yoko=洋子, sakura=さくら, kazue=和枝'),
	male: names('kenta=健太, hiroshi=浩, sota=蒼太, takumi=拓海, saburo=三郎'),
	family: families(
		'tanaka=田中, sato=佐藤, suzuki=鈴木, takahashi=高橋, watanabe=渡邉, yamamoto=山本, shimizu=清水',
	),
	fullName: familyFirstJoined,
	units: ['メゾン青葉 20%号室', 'コーポ桜 10%'],
	places: [
		['JP', '神南%-%-%', '渋谷区', '東京都', '150-0041'],
		['JP', '根岸%-%-1%', '台東区', '東京都', '110-0003'],
		['JP', '梅田%-1%-%', '大阪市北区', '大阪府', '530-0001'],
		['JP', '円山町%-2%', '京都市東山区', '京都府', '605-0071'],
		['JP', '大通西1%-%', '札幌市中央区', '北海道', '060-0042'],
	],
};

export const korean: Culture = {
	language: 'Korean',
	patients: 6,
	female: names('jiwoo=지우, seoyeon=서연, minji=민지, youngja=영자, haeun=하은'),
	male: names('minjun=민준, dohyun=도현, sungho=성호, jihoon=지훈, youngsoo=영수'),
	family: families('kim=김, lee=이, park=박, choi=최, jung=정, namgung=남궁'),
	fullName: familyFirstJoined,
	ownFamilyNames: true,
	units: ['10%동 1203호', '%층'],
	places: [
		['KR', '테헤란로 #', '강남구', '서울특별시', '06134'],
		['KR', '와우산로 #', '마포구', '서울특별시', '04066'],
		['KR', '광안해변로 #', '수영구', '부산광역시', '48303'],
		['KR', '중앙대로 #', '중구', '대구광역시', '41936'],
	],
};

export const thai: Culture = {
	language: 'Thai',
	patients: 5,
	female: names('somying=สมหญิง, malee=มาลี, pimchanok=พิมพ์ชนก, siriporn=ศิริพร'),
	male: names('somchai=สมชาย, anan=อนันต์, thanakorn=ธนากร, prasert=ประเสริฐ'),
	family: families(`jaidee=ใจดี, srisuk=ศรีสุข, wongsakul=วงศ์สกุล, boonmee=บุญมี,
		rattanaporn=รัตนาพร`),
	places: [
		['TH', '# ถนนสุขุมวิท', 'วัฒนา', 'กรุงเทพมหานคร', '10110'],
		['TH', '# ถนนนิมมานเหมินท์', 'เมืองเชียงใหม่', 'เชียงใหม่', '50200'],
		['TH', '# ถนนถลาง', 'เมืองภูเก็ต', 'ภูเก็ต', '83000'],
	],
};

export const vietnamese: Culture = {
	language: 'Vietnamese',
	patients: 6,
	female: names('Thị Mai Anh, Thị Ngọc Ánh, Thùy Dương, Hồng Nhung, Thị Bưởi'),
	male: names('Văn Đức, Minh Quân, Hữu Phước, Đình Trọng, Gia Bảo'),
	family: families('Nguyễn, Trần, Lê, Phạm, Đặng, Vũ, Huỳnh'),
	fullName: familyFirst,
	ownFamilyNames: true,
	places: [
		['VN', '# Hàng Bông', 'Hoàn Kiếm', 'Hà Nội', '11017'],
		['VN', '# Nguyễn Trãi', 'Quận 5', 'Thành phố Hồ Chí Minh', '72706'],
		['VN', '# Trần Phú', 'Hải Châu', 'Đà Nẵng', '50207'],
	],
};

export const indonesian: Culture = {
	language: 'Indonesian',
	patients: 5,
	female: names('Wulandari, Suharti, Sulastri, Kartini, Ningsih'),
	male: names('Sukarno, Suparman, Budiono, Widodo, Slamet'),
	family: [],
	places: [
		['ID', 'Jl. Kemang Raya No. #', 'Jakarta Selatan', 'DKI Jakarta', '12730'],
		['ID', 'Jl. Braga No. #', 'Bandung', 'Jawa Barat', '40111'],
		['ID', 'Jl. Malioboro No. #', 'Yogyakarta', 'DI Yogyakarta', '55271'],
	],
};
