import { type Culture, families, names } from './culture.ts';

export const french: Culture = {
	language: 'French',
	patients: 9,
	female: names('Camille, Chloé, Élise, Hélène, Inès, Anaïs, Marie-Claude, Océane'),
	male: names('François, Jérôme, Lucas, Théo, Jean-Luc, Raphaël, Gaël, Benoît'),
	family: families(`Lefèvre, Moreau, Dubois, Garnier, Lemaître, de La Tour, Béranger, N'Diaye,
		Benali, Chaput, L'Hôpital`),
	units: ['Bâtiment B', 'Bâtiment C, porte %'],
	places: [
		['FR', '# rue de Belleville', 'Paris', null, '75020'],
		['FR', '# avenue Parmentier', 'Paris', null, '75011'],
		['FR', '# rue Garibaldi', 'Lyon', null, '69006'],
		['FR', '# cours Julien', 'Marseille', null, '13006'],
		['FR', '# allée de Brienne', 'Toulouse', null, '31000'],
		['CA', '# rue Saint-Denis', 'Montréal', 'QC', 'H2J 2L1'],
		['CA', '# chemin Sainte-Foy', 'Québec', 'QC', 'G1S 2J5'],
	],
};

export const german: Culture = {
	language: 'German',
	patients: 9,
	female: names('Anneliese, Käthe, Jana, Leonie, Franziska, Heike, Ursula, Mia'),
	male: names('Jürgen, Björn, Lukas, Matthias, Günther, Felix, Jörg, Emil'),
	family: families(`Müller, Schäfer, Weiß, Krüger, Hoffmann, Vogel, von Hohenstein, Jäger,
		Straßner, Yılmaz, Böhm`),
	units: ['Hinterhaus', '%. OG rechts'],
	places: [
		['DE', 'Kastanienallee #', 'Berlin', null, '10435'],
		['DE', 'Sonnenallee #', 'Berlin', null, '12045'],
		['DE', 'Eppendorfer Weg #', 'Hamburg', null, '20259'],
		['DE', 'Leopoldstraße #', 'München', null, '80802'],
		['DE', 'Venloer Straße #', 'Köln', null, '50672'],
		['DE', 'Hauptstraße #', 'Heidelberg', null, '69117'],
		['CH', 'Badenerstrasse #', 'Zürich', 'ZH', '8004'],
		['CH', 'Länggassstrasse #', 'Bern', 'BE', '3012'],
	],
};

export const spanish: Culture = {
	language: 'Spanish',
	patients: 7,
	female: names('Lucía, Begoña, María José, Carmen, Nuria, Inmaculada'),
	male: names('Álvaro, Íñigo, José Luis, Joaquín, Andrés, Iker'),
	family: families(`García Márquez, Núñez Ortega, Ibáñez, Peña Castillo, Muñoz,
		Fernández de Córdoba, Etxeberria, Güell`),
	ownFamilyNames: true,
	units: ['%º izquierda', '%º B'],
	places: [
		['ES', 'Calle de Alcalá, #', 'Madrid', null, '28009'],
		['ES', 'Calle de Embajadores, #', 'Madrid', null, '28012'],
		['ES', 'Carrer de València, #', 'Barcelona', null, '08009'],
		['ES', 'Calle Feria, #', 'Sevilla', null, '41003'],
		['ES', 'Calle Licenciado Poza, #', 'Bilbao', 'Bizkaia', '48011'],
	],
};

export const portuguese: Culture = {
	language: 'Portuguese',
	patients: 4,
	female: names('Inês, Madalena, Matilde, Benedita'),
	male: names('João, Tomás, Simão, Gonçalo'),
	family: families('da Conceição, Magalhães, Simões, dos Santos, Lourenço'),
	units: ['%.º Dto.'],
	places: [
		['PT', 'Rua da Graça #', 'Lisboa', null, '1170-169'],
		['PT', 'Rua de Cedofeita #', 'Porto', null, '4050-180'],
		['PT', 'Rua da Sofia #', 'Coimbra', null, '3000-390'],
	],
};

export const italian: Culture = {
	language: 'Italian',
	patients: 6,
	female: names('Chiara, Giulia, Letizia, Noemi, Ludovica'),
	male: names('Niccolò, Matteo, Giosuè, Alessandro, Donato'),
	family: families('Rossi, D’Angelo, De Luca, Esposito, Dell’Acqua, Cattapan'),
	units: ['Scala B', 'Interno %'],
	places: [
		['IT', 'Via Torino #', 'Milano', 'MI', '20123'],
		['IT', 'Via dei Serpenti #', 'Roma', 'RM', '00184'],
		['IT', 'Via San Biagio dei Librai #', 'Napoli', 'NA', '80138'],
		['IT', 'Corso Cairoli #', 'Torino', 'TO', '10123'],
	],
};

export const dutch: Culture = {
	language: 'Dutch',
	patients: 6,
	female: names('Femke, Zoë, Marijke, Anouk, Sanne'),
	male: names('Sjoerd, Daniël, Pieter, Thijs, Wouter'),
	family: families(`de Vries, van der Berg, van 't Hof, Jansen, ter Braak, Bouazza, Hendriks`),
	units: ['2-hoog', 'bis A'],
	places: [
		['NL', 'Overtoom #', 'Amsterdam', null, '1054 HN'],
		['NL', 'Nieuwe Binnenweg #', 'Rotterdam', null, '3014 GD'],
		['NL', 'Biltstraat #', 'Utrecht', null, '3572 AS'],
		['NL', 'Frederik Hendriklaan #', 'Den Haag', null, '2582 BX'],
	],
};
