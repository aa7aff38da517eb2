import type { Journal, KnownPatient } from './journal.ts';
import type { Random } from './random.ts';
import type { Answer, Call, Session } from './session.ts';

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
	readonly #session: Session;
	readonly #name: string;
	readonly #world: Surroundings;
	readonly #own: KnownPatient[] = [];
	#count = 0;

	constructor(session: Session, name: string, world: Surroundings) {
		this.#session = session;
		this.#name = name;
		this.#world = world;
	}

	/** Writes and reads until the end. */
	async run(): Promise<void> {
		const { random, hasEnded } = this.#world;
		const steps = [
			() => this.register(),
			() => this.#change(),
			() => this.#change(),
			() => this.#archiveOrRestore(),
			() => this.#assign(),
			() => this.#endAssignment(),
			() => this.#share(),
			() => this.#endShare(),
			() => this.#transfer(),
			() => this.#readList(),
			() => this.#readForeign(),
		];
		await this.#addDoctor();
		while (!hasEnded()) await (this.#own.length < 3 ? this.register() : random.of(steps)?.());
	}

	/** Sends a call, and says in the journal what became of it. @param subject what nobody knows of, until there is an answer */
	async #settle(subject: string, call: Call): Promise<Settled> {
		const { journal } = this.#world;
		journal.unknown.add(subject);
		const answer = await this.#session.settle(call);
		if (answer) journal.unknown.delete(subject);
		return answer;
	}

	#wrong(call: string, { status, body }: Answer): void {
		this.#world.journal.violate(`${call} was answered ${status}: ${JSON.stringify(body)}`);
	}

	#newName(): string {
		return `${this.#name}-${this.#count++}`;
	}

	async #addDoctor(): Promise<void> {
		const { journal } = this.#world;
		const name = this.#newName();
		const answer = await this.#settle(name, {
			...{ procedure: 'doctor.create', method: 'POST', path: '/doctors', idempotencyKey: name },
			input: { givenName: name, specialty: 'cardiology' },
		});
		if (!answer) return;
		if (!isDone(answer)) return this.#wrong('creating a doctor', answer);
		journal.doctors.set(answer.body.id, name);
		journal.acknowledge('doctors');
	}

	/** Registers a patient, often with a primary doctor in the same request. @returns whether there was an answer */
	async register(): Promise<boolean> {
		const { journal, random } = this.#world;
		const name = this.#newName();
		const doctorId = random.isIn(0.5) ? random.of([...journal.doctors.keys()]) : undefined;
		const answer = await this.#settle(name, {
			...{ procedure: 'patient.create', method: 'POST', path: '/patients', idempotencyKey: name },
			input: { givenName: name, ...(doctorId ? { primaryDoctorId: doctorId } : {}) },
		});
		if (!answer) return false;
		if (!isDone(answer)) {
			this.#wrong('registering', answer);
			return false;
		}
		const { id, ownerId, version, notes } = answer.body;
		const patient = { id, name, ownerId, version, notes, isArchived: false };
		journal.patients.set(id, patient);
		if (doctorId) journal.primaries.set(id, doctorId);
		this.#own.push(patient);
		journal.acknowledge(doctorId ? 'patients with a primary doctor' : 'patients');
		return true;
	}

	/** One of the own patients, as it is wanted. */
	#patient(isWanted: (patient: KnownPatient) => boolean): KnownPatient | undefined {
		return this.#world.random.of(this.#own.filter(isWanted));
	}

	/** Sends a change of a patient's version; after a lost answer it looks whether the change was made. */
	async #write(kind: string, patient: KnownPatient, call: Call, after: Partial<KnownPatient>) {
		const { journal } = this.#world;
		const answer = await this.#settle(patient.id, call);
		if (!answer) return void this.#forget(patient);
		const wanted = { ...patient, ...after, version: (patient.version ?? 0) + 1 };
		if (!isDone(answer) && !answer.wasRepeated) return this.#wrong(kind, answer);
		if (answer.wasRepeated || answer.body === undefined) {
			const found = await this.#look(patient.id);
			if (!found) return void this.#forget(patient);
			if (!isSame(found.body, wanted)) return this.#wrong(`what was read after ${kind}`, found);
		} else if (!isSame(answer.body, wanted)) return this.#wrong(kind, answer);
		Object.assign(patient, wanted);
		journal.acknowledge(kind);
	}

	/** Nobody knows in which of two states a patient is at the end. */
	#forget(patient: KnownPatient): void {
		this.#world.journal.unknown.add(patient.id);
		this.#own.splice(this.#own.indexOf(patient), 1);
	}

	#look(id: string): Promise<Settled> {
		return this.#session.settle({
			...{ procedure: 'patient.get', method: 'GET', path: '/patients/{id}' },
			input: { id, archived: true },
		});
	}

	async #change(): Promise<void> {
		const patient = this.#patient(({ isArchived }) => !isArchived);
		if (!patient) return;
		const { id, version } = patient;
		const notes = this.#newName();
		await this.#write(
			'changes',
			patient,
			{
				...{ procedure: 'patient.update', method: 'PATCH', path: '/patients/{id}' },
				...{ input: { id, notes }, version },
			},
			{ notes },
		);
	}

	async #archiveOrRestore(): Promise<void> {
		const patient = this.#patient(() => true);
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
		await this.#write(kind, patient, call, { isArchived: !isArchived });
	}

	async #assign(): Promise<void> {
		const { journal, random } = this.#world;
		const patient = this.#patient(({ isArchived }) => !isArchived);
		if (!patient) return;
		const known = new Set(
			[...journal.mappings.values()]
				.filter(({ patientId }) => patientId === patient.id)
				.map(({ doctorId }) => doctorId),
		).add(journal.primaries.get(patient.id) ?? '');
		const doctorId = random.of([...journal.doctors.keys()].filter((id) => !known.has(id)));
		if (!doctorId) return;
		const key = this.#newName();
		const answer = await this.#settle(`${patient.id} ${doctorId}`, {
			...{ procedure: 'mapping.create', method: 'POST', path: '/mappings', idempotencyKey: key },
			input: {
				...{ patientId: patient.id, doctorId, role: 'specialist' },
				isPrimary: random.isIn(0.4),
			},
		});
		if (!answer) return this.#forget(patient);
		if (!isDone(answer)) return this.#wrong('assigning', answer);
		const { id } = answer.body;
		journal.mappings.set(id, { id, patientId: patient.id, doctorId, isActive: true });
		journal.acknowledge('assignments');
	}

	async #endAssignment(): Promise<void> {
		const { journal, random } = this.#world;
		const own = new Set(this.#own.filter((one) => !one.isArchived).map(({ id }) => id));
		const active = [...journal.mappings.values()].filter(
			({ patientId, isActive }) => isActive && own.has(patientId),
		);
		const mapping = random.of(active);
		if (!mapping) return;
		const { id, patientId } = mapping;
		const look = () =>
			this.#session.settle({
				...{ procedure: 'mapping.get', method: 'GET', path: '/patients/{patientId}/mappings/{id}' },
				input: { patientId, id },
			});
		const before = await look();
		if (!before) return;
		const answer = await this.#settle(id, {
			...{ procedure: 'mapping.end', method: 'DELETE', path: '/mappings/{id}' },
			...{ input: { id }, version: before.body.version },
		});
		if (!answer) return;
		const after = await look();
		if (!after) return void journal.unknown.add(id);
		const isEnded = isDone(answer) || answer.wasRepeated;
		if (!isEnded || after.body.status !== 'ended') return this.#wrong('ending', answer);
		mapping.isActive = false;
		journal.acknowledge('ended assignments');
	}

	async #share(): Promise<void> {
		const { journal, random, colleagues } = this.#world;
		const patient = this.#patient(({ isArchived }) => !isArchived);
		const colleague = random.of(colleagues.filter((one) => one !== this.#session));
		if (!patient || !colleague) return;
		const key = `${patient.id} ${colleague.userId}`;
		if (journal.visible.get(key) === Number.POSITIVE_INFINITY) return;
		journal.visible.set(key, Number.POSITIVE_INFINITY);
		const answer = await this.#settle(key, {
			...{ procedure: 'share.create', method: 'POST', path: '/shares' },
			input: { userId: colleague.userId, patientId: patient.id, level: 'read' },
		});
		if (!answer) return;
		let id = answer.body?.id;
		if (answer.wasRepeated && !isDone(answer)) {
			const given = await this.#session.settle({
				...{ procedure: 'share.list', method: 'GET', path: '/shares' },
				input: { direction: 'given', patientId: patient.id },
			});
			if (!given) return void journal.unknown.add(key);
			const items: { id: string; user: { id: string } }[] = given.body.items;
			id = items.find(({ user }) => user.id === colleague.userId)?.id;
		}
		if (!id) return this.#wrong('sharing', answer);
		journal.shares.set(id, { key, isActive: true });
		journal.acknowledge('shares');
	}

	async #endShare(): Promise<void> {
		const { journal, random } = this.#world;
		const own = new Set(this.#own.map(({ id }) => id));
		const active = [...journal.shares].filter(
			([, { key, isActive }]) => isActive && own.has(key.split(' ')[0] ?? ''),
		);
		const [id, share] = random.of(active) ?? [];
		if (!id || !share) return;
		const answer = await this.#settle(id, {
			...{ procedure: 'share.end', method: 'DELETE', path: '/shares/{id}' },
			input: { id },
		});
		if (!answer) return;
		if (!isDone(answer) && !(answer.wasRepeated && answer.status === 404)) {
			return this.#wrong('ending a share', answer);
		}
		share.isActive = false;
		journal.visible.set(share.key, performance.now());
		journal.acknowledge('ended shares');
	}

	/** Gives two patients that nobody else may see to a colleague: both or none. */
	async #transfer(): Promise<void> {
		const { journal, random, colleagues } = this.#world;
		const receiver = random.of(colleagues.filter((one) => one !== this.#session));
		const shared = new Set([...journal.visible.keys()].map((key) => key.split(' ')[0]));
		const free = this.#own.filter(({ id, isArchived }) => !isArchived && !shared.has(id));
		const two = random.shuffled(free).slice(0, 2);
		if (!receiver || two.length < 2 || random.isIn(0.5)) return;
		for (const patient of two) this.#own.splice(this.#own.indexOf(patient), 1);
		for (const { id } of two) journal.unknown.add(id);
		const answer = await this.#session.settle({
			...{ procedure: 'transfer.create', method: 'POST', path: '/transfers' },
			input: {
				...{ patientIds: two.map(({ id }) => id), toUserId: receiver.userId },
				reason: 'is on leave',
			},
		});
		if (!answer) return void journal.halves.push(two.map(({ id }) => id));
		if (!isDone(answer) && !(answer.wasRepeated && answer.status === 404)) {
			return this.#wrong('a transfer', answer);
		}
		for (const patient of two) {
			journal.unknown.delete(patient.id);
			journal.formerOwners.set(patient.id, patient.ownerId);
			patient.ownerId = receiver.userId;
			patient.version = undefined;
		}
		journal.halves.push(two.map(({ id }) => id));
		journal.acknowledge('transfers');
	}

	/** Whether this user may see a patient, at some time since a moment. */
	#mayHaveSeen(id: string, since: number): boolean {
		const { journal } = this.#world;
		const { userId } = this.#session;
		const patient = journal.patients.get(id);
		// It is in no journal yet, or on its way from one to the other.
		if (!patient || journal.unknown.has(id)) return true;
		if (patient.ownerId === userId || journal.formerOwners.get(id) === userId) return true;
		return (journal.visible.get(`${id} ${userId}`) ?? 0) > since;
	}

	async #readList(): Promise<void> {
		const { journal } = this.#world;
		const since = performance.now();
		const answer = await this.#session.settle({
			...{ procedure: 'patient.list', method: 'GET', path: '/patients' },
			input: { scope: 'all', limit: 100, sort: 'createdAt', order: 'desc' },
		});
		if (!answer) return;
		if (!isDone(answer)) return this.#wrong('a list', answer);
		journal.reads++;
		for (const { id } of answer.body.items) {
			if (!this.#mayHaveSeen(id, since)) journal.violate(`${this.#name} was shown ${id} in a list`);
		}
	}

	async #readForeign(): Promise<void> {
		const { journal, random } = this.#world;
		const { userId } = this.#session;
		const foreign = random.of([...journal.patients.values()].filter((p) => p.ownerId !== userId));
		if (!foreign) return;
		const since = performance.now();
		const answer = await this.#look(foreign.id);
		if (!answer) return;
		journal.reads++;
		if (answer.status !== 404 && !this.#mayHaveSeen(foreign.id, since)) {
			journal.violate(`${this.#name} was shown ${foreign.id}, status ${answer.status}`);
		}
	}
}

const isDone = ({ status }: Answer) => status >= 200 && status < 300;

const isSame = (body: Answer['body'], wanted: KnownPatient) =>
	body.version === wanted.version &&
	(body.notes ?? null) === wanted.notes &&
	(body.status === 'archived') === wanted.isArchived;
