const columns = `id, mrn, given_name as "givenName", family_name as "familyName", date_of_birth::text as "dateOfBirth", sex,
	phone, email, address, blood_group as "bloodGroup", allergies, notes, emergency_contact as "emergencyContact",
	case when archived_at is null then 'active' else 'archived' end as status, version,
	created_at as "createdAt", updated_at as "updatedAt"`;

const listPatients = `select ${columns} from patients
	where owner_id = $1 and archived_at is null order by created_at desc, id desc limit $2`;

const countPatients = `select count(*)::int as total from patients where owner_id = $1 and archived_at is null`;

const searchPatients = `select ${columns} from patients
	where owner_id = $1 and archived_at is null and search_text like '%' || lower($3) || '%' order by created_at desc, id desc limit $2`;

const countMatches = `select count(*)::int as total from patients
	where owner_id = $1 and archived_at is null and search_text like '%' || lower($2) || '%'`;

const getPatient = `select ${columns} from patients where owner_id = $1 and id = $2 and archived_at is null`;

const doctorsOf = (
	statuses: string,
) => `select m.id, m.patient_id as "patientId", m.doctor_id as "doctorId", m.role, m.primary_on @> current_date as "isPrimary",
	m.started_on::text as "startedOn", m.ended_on::text as "endedOn", m.reason, m.notes, m.status, m.version, m.created_at as "createdAt", m.updated_at as "updatedAt",
	json_build_object('id', p.id, 'mrn', p.mrn, 'givenName', p.given_name, 'familyName', p.family_name) as patient,
	json_build_object('id', d.id, 'givenName', d.given_name, 'familyName', d.family_name, 'specialty', d.specialty,
		'status', case when d.archived_at is null then 'active' else 'archived' end) as doctor
	from mappings m join patients p on p.owner_id = m.owner_id and p.id = m.patient_id join doctors d on d.id = m.doctor_id
	where m.owner_id = $1 and m.patient_id = $2 and m.status in (${statuses}) and p.archived_at is null
	order by "isPrimary" desc, m.started_on, m.id`;

const createPatient = `insert into patients (owner_id, id, given_name, family_name, date_of_birth, sex, phone, allergies, notes)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${columns}`;

const replacePatient = `update patients set given_name = $3, family_name = $4, date_of_birth = $5, sex = $6, phone = $7, allergies = $8, notes = $9
	where owner_id = $1 and id = $2 and archived_at is null returning ${columns}`;

const findAccount = `select u.id, u.name, u.email, u.role, c.password_hash as "passwordHash"
	from users u join credentials c on c.user_id = u.id where u.email = lower($1)`;

/** What peer and floor ask the database: the product's rows, in the product's shape. */
export const statements = {
	listPatients,
	countPatients,
	searchPatients,
	countMatches,
	getPatient,
	doctorsOfPatient: doctorsOf("'active'"),
	mappingsOfPatient: doctorsOf("'active', 'ended'"),
	createPatient,
	replacePatient,
	findAccount,
};
