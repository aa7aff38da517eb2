import { type Culture, families, names } from './culture.ts';

export const british: Culture = {
	language: 'English',
	patients: 24,
	female: names(`Olivia, Charlotte, Emily, Grace, Katherine, Margaret, Hannah, Jessica,
		Beatrice, Priya, Zoë, Eleanor, Florence, Rhiannon, Aisha, Dorothy`),
	male: names(`Oliver, George, Harry, James, William, Thomas, Edward, Callum, Rhys, Imran,
		Kenneth, Alistair, Samuel, Benjamin, Leonard, Marcus`),
	family: families(`Smith, Jones, Taylor, Patel, Davies, Evans, Wilson, Thompson, Clarke, Khan,
		Hughes, Campbell, MacDonald, Fairweather, Llewellyn, Bennett, Whitfield, Harrington-Cole,
		Okonkwo, D'Arcy, Chowdhury`),
	units: ['Flat %', 'Flat %A', 'Top floor flat'],
	places: [
		['GB', '# Victoria Road', 'London', null, 'NW6 6QG'],
		['GB', '# Lordship Lane', 'London', null, 'SE22 8HN'],
		['GB', '# Mare Street', 'London', null, 'E8 4RT'],
		['GB', '# Chiswick High Road', 'London', null, 'W4 2DR'],
		['GB', '# Holloway Road', 'London', null, 'N7 6PA'],
		['GB', '# Bedford Hill', 'London', null, 'SW12 9HE'],
		['GB', '# George Lane', 'London', null, 'E18 1JJ'],
		['GB', '# Wilbraham Road', 'Manchester', null, 'M14 6JZ'],
		['GB', '# Otley Road', 'Leeds', 'West Yorkshire', 'LS6 3PX'],
		['GB', '# Gloucester Road', 'Bristol', null, 'BS7 8NU'],
		['GB', '# Cathedral Road', 'Cardiff', null, 'CF11 9LL'],
		['GB', '# Morningside Road', 'Edinburgh', null, 'EH10 4AX'],
		['GB', '# Mill Road', 'Cambridge', 'Cambridgeshire', 'CB1 2AZ'],
		['GB', '# St Mary’s Road', 'Southampton', 'Hampshire', 'SO14 0BG'],
	],
};

export const irish: Culture = {
	language: 'English',
	patients: 7,
	female: names('Siobhán, Niamh, Aoife, Caoimhe, Gráinne, Róisín, Saoirse'),
	male: names('Seán, Oisín, Cillian, Pádraig, Tadhg, Diarmuid, Fionn'),
	family: families(`O'Brien, O'Sullivan, Ó Súilleabháin/Ní Shúilleabháin, Byrne, Gallagher,
		O'Neill, Mac Aodha/Nic Aodha, Fitzgerald`),
	units: ['Apartment %'],
	places: [
		['IE', '# Rathgar Road', 'Dublin', null, 'D06 K8P3'],
		['IE', '# Clontarf Road', 'Dublin', null, 'D03 HX61'],
		['IE', '# Douglas Street', 'Cork', null, 'T12 W2F8'],
		['IE', '# Newcastle Road', 'Galway', null, 'H91 E7T2'],
		['IE', '# O’Connell Avenue', 'Limerick', null, 'V94 R5K0'],
	],
};
