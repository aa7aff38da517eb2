import type { MappingRole, Specialty } from '@hms/contracts';

/** Why a specialist looks after a patient. */
export interface Condition {
	specialty: Specialty;
	role: MappingRole;
	/** Ages in years, both ends included. */
	ages: readonly [number, number];
	/** Where only one sex has it. */
	sex?: 'female' | 'male';
	reason: string;
	/** What the patient's record says of it. */
	note?: string;
	/** How many days the treatment is planned to take, and how it ends; without, it goes on. */
	course?: { days: number; outcome: string };
}

export const conditions: readonly Condition[] = [
	{
		specialty: 'cardiology',
		role: 'specialist',
		ages: [55, 98],
		reason: 'Atrial fibrillation, anticoagulated',
		note: 'Takes apixaban 5 mg twice a day; carries an anticoagulation card.',
	},
	{
		specialty: 'cardiology',
		role: 'specialist',
		ages: [62, 98],
		reason: 'Heart failure, treatment being increased step by step',
		note: 'Weighs in every morning; rings if it goes up by 2 kg within three days.',
	},
	{
		specialty: 'cardiology',
		role: 'specialist',
		ages: [38, 90],
		reason: 'High blood pressure despite three medicines',
		note: 'White-coat effect: take the third reading.',
	},
	{
		specialty: 'cardiology',
		role: 'consulting',
		ages: [35, 75],
		reason: 'Chest pain on effort, stress test arranged',
		course: { days: 45, outcome: 'Stress test normal, back to the family doctor' },
	},
	{
		specialty: 'endocrinology',
		role: 'specialist',
		ages: [42, 88],
		reason: 'Type 2 diabetes, HbA1c above target',
		note: 'Type 2 diabetes for about ten years. Eyes and feet are checked every autumn.',
	},
	{
		specialty: 'endocrinology',
		role: 'specialist',
		ages: [7, 40],
		reason: 'Type 1 diabetes, insulin pump',
		note: 'Insulin pump and glucose sensor; keeps glucose gel in the school or hand bag.',
	},
	{
		specialty: 'endocrinology',
		role: 'consulting',
		ages: [25, 75],
		reason: 'Underactive thyroid, dose being adjusted',
		course: { days: 120, outcome: 'TSH stable on 75 µg, back to the family doctor' },
	},
	{
		specialty: 'obstetrics_gynaecology',
		role: 'attending',
		ages: [21, 41],
		sex: 'female',
		reason: 'Antenatal care',
		note: 'Wishes to give birth at the midwife-led unit.',
		course: { days: 230, outcome: 'Delivered; mother and child well' },
	},
	{
		specialty: 'obstetrics_gynaecology',
		role: 'specialist',
		ages: [18, 54],
		sex: 'female',
		reason: 'Heavy periods, ultrasound arranged',
		course: { days: 90, outcome: 'Ultrasound normal, treatment settled' },
	},
	{
		specialty: 'obstetrics_gynaecology',
		role: 'specialist',
		ages: [18, 38],
		sex: 'female',
		reason: 'Polycystic ovaries',
	},
	{
		specialty: 'obstetrics_gynaecology',
		role: 'specialist',
		ages: [45, 60],
		sex: 'female',
		reason: 'Menopause, hormone treatment being adjusted',
		note: 'Mammogram every two years.',
	},
	{
		specialty: 'orthopaedics',
		role: 'surgeon',
		ages: [56, 88],
		reason: 'Knee osteoarthritis, on the list for replacement',
		note: 'Walks with a stick; needs a chair with arms.',
	},
	{
		specialty: 'orthopaedics',
		role: 'surgeon',
		ages: [8, 75],
		reason: 'Ankle fracture, cast until review',
		course: { days: 42, outcome: 'Fracture healed, cast removed' },
	},
	{
		specialty: 'general_surgery',
		role: 'surgeon',
		ages: [30, 82],
		sex: 'male',
		reason: 'Inguinal hernia, listed for repair',
		course: { days: 75, outcome: 'Hernia repaired, wound healed' },
	},
	{
		specialty: 'general_surgery',
		role: 'surgeon',
		ages: [28, 78],
		reason: 'Gallstones, listed for keyhole surgery',
		note: 'Low-fat diet until the operation.',
		course: { days: 90, outcome: 'Gallbladder removed, no complications' },
	},
	{
		specialty: 'dermatology',
		role: 'specialist',
		ages: [18, 75],
		reason: 'Psoriasis, starting phototherapy',
	},
	{
		specialty: 'dermatology',
		role: 'consulting',
		ages: [30, 88],
		reason: 'Changing mole on the back, biopsy taken',
		course: { days: 35, outcome: 'Biopsy benign, discharged' },
	},
	{
		specialty: 'dermatology',
		role: 'specialist',
		ages: [0, 15],
		reason: 'Atopic eczema',
		note: 'Emollient twice a day; steroid cream only on flares, not on the face.',
	},
	{
		specialty: 'neurology',
		role: 'specialist',
		ages: [15, 58],
		reason: 'Migraine with aura, preventive treatment on trial',
		course: { days: 120, outcome: 'Two attacks a month fewer, continues with the family doctor' },
	},
	{
		specialty: 'neurology',
		role: 'specialist',
		ages: [19, 60],
		reason: 'Epilepsy, free of seizures on lamotrigine',
		note: 'No seizure for four years; drives.',
	},
	{
		specialty: 'neurology',
		role: 'attending',
		ages: [60, 92],
		reason: 'Parkinson’s disease',
		note: 'Tablets must be on time; book no appointment between 11:30 and 12:30.',
	},
	{
		specialty: 'psychiatry',
		role: 'specialist',
		ages: [18, 78],
		reason: 'Depression, fortnightly sessions',
		course: { days: 150, outcome: 'Sessions completed, feels well' },
	},
	{
		specialty: 'psychiatry',
		role: 'attending',
		ages: [21, 72],
		reason: 'Bipolar disorder, stable on lithium',
		note: 'Lithium level every three months. No ibuprofen.',
	},
	{
		specialty: 'ophthalmology',
		role: 'surgeon',
		ages: [61, 98],
		reason: 'Cataract of the right eye, listed for surgery',
		course: { days: 60, outcome: 'Lens replaced, vision 0.9' },
	},
	{
		specialty: 'ophthalmology',
		role: 'specialist',
		ages: [50, 95],
		reason: 'Glaucoma, pressure checks',
		note: 'Eye drops at night. Left visual field reduced: approach from the right.',
	},
	{
		specialty: 'otorhinolaryngology',
		role: 'surgeon',
		ages: [3, 28],
		reason: 'Recurrent tonsillitis, tonsillectomy discussed',
		course: { days: 90, outcome: 'Tonsils removed, eating normally' },
	},
	{
		specialty: 'otorhinolaryngology',
		role: 'consulting',
		ages: [60, 98],
		reason: 'Hearing loss, hearing aids being fitted',
		course: { days: 50, outcome: 'Hearing aids fitted on both sides' },
	},
	{
		specialty: 'gastroenterology',
		role: 'specialist',
		ages: [18, 70],
		reason: 'Ulcerative colitis on mesalazine',
		note: 'Colonoscopy every two years; next one with sedation.',
	},
	{
		specialty: 'gastroenterology',
		role: 'consulting',
		ages: [30, 78],
		reason: 'Heartburn, gastroscopy arranged',
		course: { days: 40, outcome: 'Mild reflux, treated by the family doctor' },
	},
	{
		specialty: 'pulmonology',
		role: 'specialist',
		ages: [5, 60],
		reason: 'Asthma, not well controlled',
		note: 'Bring the inhaler and the peak-flow diary to every visit.',
	},
	{
		specialty: 'pulmonology',
		role: 'specialist',
		ages: [50, 88],
		reason: 'COPD, stage 2',
		note: 'Flu and pneumococcal vaccinations given.',
	},
	{
		specialty: 'oncology',
		role: 'attending',
		ages: [36, 82],
		sex: 'female',
		reason: 'Breast cancer, treatment after surgery',
		note: 'No blood pressure or blood taken from the left arm.',
	},
	{
		specialty: 'oncology',
		role: 'attending',
		ages: [50, 88],
		reason: 'Bowel cancer, in follow-up after surgery',
	},
	{
		specialty: 'physical_medicine',
		role: 'specialist',
		ages: [24, 76],
		reason: 'Low back pain, six weeks of physiotherapy',
		course: { days: 42, outcome: 'Back at work, exercises at home' },
	},
	{
		specialty: 'physical_medicine',
		role: 'specialist',
		ages: [28, 80],
		reason: 'Long-lasting neck pain, pain programme',
	},
	{
		specialty: 'physical_medicine',
		role: 'specialist',
		ages: [55, 92],
		reason: 'Rehabilitation after stroke',
		note: 'Weakness on the right; speaks slowly but understands everything.',
		course: { days: 120, outcome: 'Walks without help, discharged' },
	},
	{
		specialty: 'geriatrics',
		role: 'consulting',
		ages: [74, 98],
		reason: 'Three falls this year',
	},
	{
		specialty: 'paediatrics',
		role: 'specialist',
		ages: [0, 3],
		reason: 'Growth checks after preterm birth',
		note: 'Born at 33 weeks, 1,980 g.',
	},
];
