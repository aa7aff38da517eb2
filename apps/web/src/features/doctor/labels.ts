import type { Specialty } from '@hms/contracts';
import type { ListLabels } from '../../components/record-list/list-header.tsx';
import type { StatusTexts } from '../../components/record-list/list-toolbar.tsx';
import type { TextKey, Translate } from '../../lib/text/text-key.ts';

export const doctorsPath = '/doctors';

/** The path and texts of the list of doctors. */
export const doctorsList = (t: Translate): ListLabels => ({
	path: doctorsPath,
	label: t('doctor.list.title'),
	newLabel: t('doctor.list.new'),
	search: { label: t('doctor.list.search'), placeholder: t('doctor.list.searchHint') },
});

export const specialtyLabels = {
	allergology: 'doctor.specialties.allergology',
	anaesthesiology: 'doctor.specialties.anaesthesiology',
	cardiology: 'doctor.specialties.cardiology',
	cardiothoracic_surgery: 'doctor.specialties.cardiothoracic_surgery',
	dentistry: 'doctor.specialties.dentistry',
	dermatology: 'doctor.specialties.dermatology',
	emergency_medicine: 'doctor.specialties.emergency_medicine',
	endocrinology: 'doctor.specialties.endocrinology',
	family_medicine: 'doctor.specialties.family_medicine',
	gastroenterology: 'doctor.specialties.gastroenterology',
	general_surgery: 'doctor.specialties.general_surgery',
	geriatrics: 'doctor.specialties.geriatrics',
	haematology: 'doctor.specialties.haematology',
	infectious_diseases: 'doctor.specialties.infectious_diseases',
	internal_medicine: 'doctor.specialties.internal_medicine',
	neonatology: 'doctor.specialties.neonatology',
	nephrology: 'doctor.specialties.nephrology',
	neurology: 'doctor.specialties.neurology',
	neurosurgery: 'doctor.specialties.neurosurgery',
	nuclear_medicine: 'doctor.specialties.nuclear_medicine',
	obstetrics_gynaecology: 'doctor.specialties.obstetrics_gynaecology',
	occupational_medicine: 'doctor.specialties.occupational_medicine',
	oncology: 'doctor.specialties.oncology',
	ophthalmology: 'doctor.specialties.ophthalmology',
	orthopaedics: 'doctor.specialties.orthopaedics',
	otorhinolaryngology: 'doctor.specialties.otorhinolaryngology',
	paediatrics: 'doctor.specialties.paediatrics',
	pathology: 'doctor.specialties.pathology',
	physical_medicine: 'doctor.specialties.physical_medicine',
	plastic_surgery: 'doctor.specialties.plastic_surgery',
	psychiatry: 'doctor.specialties.psychiatry',
	pulmonology: 'doctor.specialties.pulmonology',
	radiology: 'doctor.specialties.radiology',
	rheumatology: 'doctor.specialties.rheumatology',
	urology: 'doctor.specialties.urology',
	vascular_surgery: 'doctor.specialties.vascular_surgery',
	other: 'doctor.specialties.other',
} as const satisfies Record<Specialty, TextKey>;

export const doctorStatuses = {
	label: 'doctor.status.label',
	active: 'doctor.status.active',
	archived: 'doctor.status.archived',
	all: 'doctor.status.all',
} as const satisfies StatusTexts;

/** The same after the title of a printed list. */
export const printedDoctorStatuses = {
	active: 'doctor.printedStatus.active',
	archived: 'doctor.printedStatus.archived',
	all: 'doctor.printedStatus.all',
} as const satisfies Record<string, TextKey>;
