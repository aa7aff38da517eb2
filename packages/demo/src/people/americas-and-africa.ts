import { type Culture, families, names } from './culture.ts';

export const american: Culture = {
	language: 'English',
	patients: 8,
	female: names('Emma, Madison, Shanice, Rebecca, Dolores, Naomi'),
	male: names('Tyler, Michael, DeShawn, Robert, Ethan, Walter'),
	family: families(
		'Johnson, Washington, Nakamura, O’Malley, Kowalczyk, St. Clair, Rivera, Smith, McAllister',
	),
	units: ['Apt %B', 'Unit %', 'Apt 1%'],
	places: [
		['US', '# Prospect Park West', 'Brooklyn', 'NY', '11215'],
		['US', '# Riverside Drive', 'New York', 'NY', '10025'],
		['US', '# North Clark Street', 'Chicago', 'IL', '60614'],
		['US', '# Beacon Street', 'Boston', 'MA', '02116'],
		['US', '# Valencia Street', 'San Francisco', 'CA', '94110'],
		['CA', '# Queen Street West', 'Toronto', 'ON', 'M6J 1H1'],
	],
};

export const mexican: Culture = {
	language: 'Spanish',
	patients: 5,
	female: names('Guadalupe, Ximena, Rocío, Itzel'),
	male: names('Jesús, Emiliano, Raúl, Cuauhtémoc'),
	family: families('Hernández Cruz, Ramírez, Peña Nieves, Xolalpa, Zúñiga Ríos'),
	ownFamilyNames: true,
	units: ['Int. %'],
	places: [
		['MX', 'Calle Orizaba #', 'Ciudad de México', 'CDMX', '06700'],
		['MX', 'Av. Chapultepec Sur #', 'Guadalajara', 'Jalisco', '44140'],
		['MX', 'Calle 60 No. #', 'Mérida', 'Yucatán', '97000'],
	],
};

export const brazilian: Culture = {
	language: 'Portuguese',
	patients: 5,
	female: names('Ana Luíza, Conceição, Vitória, Thaís'),
	male: names('Antônio, Caíque, Luís Otávio, Sebastião'),
	family: families('Gonçalves, da Silva, Araújo, de Assunção, Brandão'),
	units: ['Apto. 4%', 'Bloco B, apto. %'],
	places: [
		['BR', 'Rua Augusta, #', 'São Paulo', 'SP', '01304-001'],
		['BR', 'Rua Voluntários da Pátria, #', 'Rio de Janeiro', 'RJ', '22270-000'],
		['BR', 'Rua Chile, #', 'Salvador', 'BA', '40020-000'],
	],
};

export const nigerian: Culture = {
	language: 'Yoruba',
	patients: 6,
	female: names('Adébísí, Oluwáṣeun, Títílayọ̀, Ayọ̀mídé, Fọlákẹ́'),
	male: names('Babájídé, Ọláolúwa, Olúmidé, Adékúnlé, Tóbi'),
	family: families('Adéwálé, Ọláyínká, Ògúnlàdé, Akíntọ́lá, Fálànà, Balógun'),
	places: [
		['NG', '# Herbert Macaulay Way', 'Yaba', 'Lagos', '101245'],
		['NG', '# Bode Thomas Street', 'Surulere', 'Lagos', '101283'],
		['NG', '# Ring Road', 'Ìbàdàn', 'Oyo', '200273'],
		['NG', '# Ita Eko Road', 'Abẹ́òkúta', 'Ogun', '110101'],
	],
};
