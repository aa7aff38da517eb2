import type { BackupReport } from '@hms/api';
import type { BackupStatus } from '@hms/contracts';
import { type BackupPlan, dueAfter, failedBackup, type Outcome } from './backup-due.ts';
import { listBackups } from './backup-folder.ts';

/** The longest time between two looks, at which backups of other processes are seen. */
const lookEveryMs = 60_000;
/** After a failure it is tried again after this time, */
const retryMs = 10 * 60_000;
/** and a backup is overdue after this one. Both are the time between two backups at most. */
const graceMs = 60 * 60_000;

interface Options {
	/** Makes a backup if one is due. */
	make(now: Date, signal: AbortSignal): Promise<Outcome>;
	log: Record<'info' | 'error', (fields: object, what: string) => void>;
	now?: () => Date;
}

/** Makes backups while the process runs. When the next one is due follows from the newest one in the folder. */
export class BackupSchedule implements BackupReport {
	readonly #plan: Pick<BackupPlan, 'folder' | 'everySeconds'>;
	readonly #options: Options;
	readonly #now: () => Date;
	readonly #startedAt: Date;
	readonly #stop = new AbortController();
	/** Of the newest backup. */
	#lastAt: Date | undefined;
	#failed: { failure: BackupStatus['failure']; at: Date } | undefined;
	#failures = 0;
	#saidOverdue = false;
	#running: Promise<void> | undefined;
	#timer: NodeJS.Timeout | undefined;

	constructor(plan: Pick<BackupPlan, 'folder' | 'everySeconds'>, options: Options) {
		this.#plan = plan;
		this.#options = options;
		this.#now = options.now ?? (() => new Date());
		this.#startedAt = this.#now();
	}

	get failures(): number {
		return this.#failures;
	}

	status(): BackupStatus {
		const failure = this.#failed?.failure ?? null;
		return {
			state: failure !== null ? 'failed' : this.#isOverdue() ? 'overdue' : 'on_time',
			lastAt: this.#lastAt?.toISOString() ?? null,
			dueAt: this.#dueAt().toISOString(),
			failure,
		};
	}

	/** Looks now, and from then on whenever a backup may be due. */
	start(): void {
		if (this.#isOverdue() && !this.#saidOverdue) {
			this.#options.log.error(this.status(), 'the backup is overdue');
		}
		this.#saidOverdue = this.#isOverdue();
		this.#running ??= this.look().finally(() => {
			this.#running = undefined;
		});
		const most = Math.min(lookEveryMs, this.#everyMs);
		const left = this.#dueAt().getTime() - this.#now().getTime();
		this.#timer = setTimeout(() => this.start(), Math.min(Math.max(left, 1000), most));
	}

	/** Ends what is in progress. */
	async stop(): Promise<void> {
		clearTimeout(this.#timer);
		this.#stop.abort();
		await this.#running;
	}

	/** Looks whether a backup is due, and makes it. */
	async look(): Promise<void> {
		const now = this.#now();
		const tryAgainAt = this.#failed && this.#failed.at.getTime() + this.#atMost(retryMs);
		const waits = tryAgainAt !== undefined && now.getTime() < tryAgainAt;
		const outcome = await this.#attempt(now, waits);
		const { log } = this.#options;
		if (this.#stop.signal.aborted || outcome === 'missing') return;
		if (outcome && 'failure' in outcome) {
			if (waits) return;
			this.#failed = { failure: outcome.failure, at: now };
			this.#failures++;
			log.error(outcome, 'the backup failed');
			return;
		}
		this.#failed = undefined;
		if (!outcome) return;
		const { file, bytes, deleted, error } = outcome;
		this.#lastAt = outcome.at;
		log.info({ file, bytes, deleted }, 'made a backup');
		if (error) log.error({ error }, 'older backups were not deleted');
	}

	/** @returns undefined if none is due, 'missing' if one is that another process makes, or that is tried again later */
	async #attempt(now: Date, waits: boolean): Promise<Outcome | 'missing'> {
		try {
			const [newest] = await listBackups(this.#plan.folder, now);
			this.#lastAt = newest?.at;
			if (this.#dueAt() > now) return undefined;
			const made = waits ? undefined : await this.#options.make(now, this.#stop.signal);
			return made ?? 'missing';
		} catch (error) {
			return failedBackup(error);
		}
	}

	get #everyMs(): number {
		return this.#plan.everySeconds * 1000;
	}

	#atMost(ms: number): number {
		return Math.min(ms, this.#everyMs);
	}

	#dueAt(): Date {
		return this.#lastAt ? dueAfter(this.#lastAt, this.#plan) : this.#startedAt;
	}

	/** A product that was stopped for long makes the backup first, and reports only then that it is missing. */
	#isOverdue(): boolean {
		const since = Math.max(this.#dueAt().getTime(), this.#startedAt.getTime());
		return this.#now().getTime() > since + this.#atMost(graceMs);
	}
}
