import type { Journal, KnownPatient } from './journal.ts';
import type { Random } from './random.ts';
import { type Answer, type Call, isDone, type Session } from './session.ts';

/** What a client writes with, and whom it knows. */
export interface Surroundings {
	journal: Journal;
	random: Random;
	colleagues: Session[];
	hasEnded: () => boolean;
}

type Settled = (Answer & { wasRepeated: boolean }) | undefined;

/**
 * A client that sends one request after the other, and is the only one who writes its patients. So it knows what each answer has to
 * be, and after a lost one it looks whether its request was carried out.
 */
export class Client {
	readonly session: Session;
	readonly name: string;
	readonly world: Surroundings;
	readonly own: KnownPatient[] = [];
	count = 0;

	constructor(session: Session, name: string, world: Surroundings) {
		this.session = session;
		this.name = name;
		this.world = world;
	}

	/** Sends a call, and says in the journal what became of it. @param subject what nobody knows of, until there is an answer */
	async settle(subject: string, call: Call): Promise<Settled> {
		const { journal } = this.world;
		journal.unknown.add(subject);
		const answer = await this.session.settle(call);
		if (answer) journal.unknown.delete(subject);
		return answer;
	}

	wrong(call: string, { status, body }: Answer): void {
		this.world.journal.violate(`${call} was answered ${status}: ${JSON.stringify(body)}`);
	}

	newName(): string {
		return `${this.name}-${this.count++}`;
	}

	async addDoctor(): Promise<void> {
		const { journal } = this.world;
		const name = this.newName();
		const answer = await this.settle(name, {
			...{ procedure: 'doctor.create', method: 'POST', path: '/doctors', idempotencyKey: name },
			input: { givenName: name, specialty: 'cardiology' },
		});
		if (!answer) return;
		if (!isDone(answer)) return this.wrong('creating a doctor', answer);
		journal.doctors.set(answer.body.id, name);
		journal.acknowledge('doctors');
	}

	/** Registers a patient, often with a primary doctor in the same request. @returns whether there was an answer */
	async register(): Promise<boolean> {
		const { journal, random } = this.world;
		const name = this.newName();
		const doctorId = random.isIn(0.5) ? random.of([...journal.doctors.keys()]) : undefined;
		const answer = await this.settle(name, {
			...{ procedure: 'patient.create', method: 'POST', path: '/patients', idempotencyKey: name },
			input: { givenName: name, ...(doctorId ? { primaryDoctorId: doctorId } : {}) },
		});
		if (!answer) return false;
		if (!isDone(answer)) {
			this.wrong('registering', answer);
			return false;
		}
		const { id, ownerId, version, notes } = answer.body;
		const patient = { id, name, ownerId, version, notes, isArchived: false };
		journal.patients.set(id, patient);
		if (doctorId) journal.primaries.set(id, doctorId);
		this.own.push(patient);
		journal.acknowledge(doctorId ? 'patients with a primary doctor' : 'patients');
		return true;
	}

	/** One of the own patients, as it is wanted. */
	patient(isWanted: (patient: KnownPatient) => boolean): KnownPatient | undefined {
		return this.world.random.of(this.own.filter(isWanted));
	}

	/** Sends a change of a patient's version; after a lost answer it looks whether the change was made. */
	async write(kind: string, patient: KnownPatient, call: Call, after: Partial<KnownPatient>) {
		const { journal } = this.world;
		const answer = await this.settle(patient.id, call);
		if (!answer) return void this.forget(patient);
		const wanted = { ...patient, ...after, version: (patient.version ?? 0) + 1 };
		if (!isDone(answer) && !answer.wasRepeated) return this.wrong(kind, answer);
		if (answer.wasRepeated || answer.body === undefined) {
			const found = await this.look(patient.id);
			if (!found) return void this.forget(patient);
			if (!isSame(found.body, wanted)) return this.wrong(`what was read after ${kind}`, found);
		} else if (!isSame(answer.body, wanted)) return this.wrong(kind, answer);
		Object.assign(patient, wanted);
		journal.acknowledge(kind);
	}

	/** Nobody knows in which of two states a patient is at the end. */
	forget(patient: KnownPatient): void {
		this.world.journal.unknown.add(patient.id);
		this.own.splice(this.own.indexOf(patient), 1);
	}

	look(id: string): Promise<Settled> {
		return this.session.settle({
			...{ procedure: 'patient.get', method: 'GET', path: '/patients/{id}' },
			input: { id, archived: true },
		});
	}

	async change(): Promise<void> {
		const patient = this.patient(({ isArchived }) => !isArchived);
		if (!patient) return;
		const { id, version } = patient;
		const notes = this.newName();
		await this.write(
			'changes',
			patient,
			{
				...{ procedure: 'patient.update', method: 'PATCH', path: '/patients/{id}' },
				...{ input: { id, notes }, version },
			},
			{ notes },
		);
	}

	async archiveOrRestore(): Promise<void> {
		const patient = this.patient(() => true);
		if (!patient) return;
		const { id, version, isArchived } = patient;
		const call: Call = isArchived
			? {
					...{ procedure: 'patient.restore', method: 'POST', path: '/patients/{id}/restore' },
					input: { id },
				}
			: {
					...{ procedure: 'patient.archive', method: 'DELETE', path: '/patients/{id}' },
					...{ input: { id }, version },
				};
		const kind = isArchived ? 'restored patients' : 'archived patients';
		await this.write(kind, patient, call, { isArchived: !isArchived });
	}
}

const isSame = (body: Answer['body'], wanted: KnownPatient) =>
	body.version === wanted.version &&
	(body.notes ?? null) === wanted.notes &&
	(body.status === 'archived') === wanted.isArchived;
