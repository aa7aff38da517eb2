/** Each screen's path, and a text on it; `:patient` and `:doctor` have complete records. */
export const screens: [path: string, text: string][] = [
	['/', 'Needs attention'],
	['/assignments', 'Ada Lovelace'],
	['/assignments?status=ended', 'Ada Lovelace'],
	['/assignments?role=other', 'No matching assignments'],
	['/assignments?view=no_primary', 'Tom Smith'],
	['/assignments?view=past_end', 'No assignment is overdue'],
	['/activity?person=me', 'Ada Lovelace'],
	['/activity?doctor=:doctor', 'Ada Lovelace'],
	['/activity?of=mapping', 'Ada Lovelace'],
	['/people', 'Everyone with an account. Patients stay private to whoever registered them.'],
	['/people/emergency-access', 'Emergency access reviews'],
	['/emergency-access', 'Read a colleague’s patient for an hour.'],
	['/settings', 'This session'],
	['/patients', 'Ada Lovelace'],
	['/patients?q=zzzz', 'Nothing matches “zzzz”'],
	['/patients?status=archived', 'No archived patients'],
	['/patients/:patient', 'Palpitations'],
	['/patients/:patient?view=history', 'Registered'],
	['/patients/:patient/edit', 'Edit Ada Lovelace'],
	['/patients/new', 'New patient'],
	['/doctors?q=hopper', 'Grace Hopper'],
	['/doctors/:doctor', 'Ada Lovelace'],
	['/doctors/:doctor?view=history', 'Registered'],
	['/doctors/:doctor/edit', 'Edit Grace Hopper'],
	['/doctors/new', 'New doctor'],
	['/patients/nobody', 'Patient not found'],
	['/nowhere', 'Page not found'],
];

/** A path of `screens` in a clinic. */
export const pathOf = (path: string, clinic: { patientId: string; doctorId: string }) =>
	path.replace(':patient', clinic.patientId).replace(':doctor', clinic.doctorId);
