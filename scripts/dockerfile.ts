import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	chownSync,
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
} from 'node:fs';
import { join, matchesGlob, relative, resolve } from 'node:path';

interface Instruction {
	name: string;
	/** All behind the name, without the flags. */
	text: string;
	flags: Record<string, string>;
}

/** The account that stands for the image's own: every Unix has it, and it may do as little. */
const nobody = { uid: 65_534, gid: 65_534 };

/** The instructions in their order; comments are gone and continued lines joined. */
function parseDockerfile(text: string): Instruction[] {
	const lines = text
		.replace(/^\s*#.*\n/gm, '')
		.replace(/\\\n/g, ' ')
		.split('\n');
	return lines.filter((line) => line.trim()).map(parseInstruction);
}

function parseInstruction(line: string): Instruction {
	const [, name = '', flags = '', text = ''] = /^(\w+)\s+((?:--\S+\s+)*)(.*)$/.exec(line) ?? [];
	const pairs = [...flags.matchAll(/--([\w-]+)=(\S+)/g)].map(([, key = '', value = '']) => [
		key,
		value,
	]);
	return { name, text: text.trim(), flags: Object.fromEntries(pairs) };
}

/** Copies a build context as Docker would send it: all but what .dockerignore names. */
function copyContext(from: string, to: string): void {
	const ignored = readFileSync(join(from, '.dockerignore'), 'utf8')
		.split('\n')
		.filter((line) => line.trim());
	cpSync(from, to, {
		recursive: true,
		verbatimSymlinks: true,
		filter: (path) => !ignored.some((pattern) => matchesGlob(relative(from, path), pattern)),
	});
}

/**
 * An image that comes about without Docker: its `/` is a folder of this machine, so that an absolute path in an ENV, RUN or
 * COPY means one below that folder. A base image is taken for what its environment brings along: a Node, npm and a shell.
 */
export class Image {
	readonly #context: string;
	readonly #folder: string;
	readonly #base: Record<string, string>;
	#stage = '';
	#env: Record<string, string> = {};
	#workdir = '/';
	#volumes: string[] = [];
	user = 'root';
	cmd: string[] = [];
	healthcheck: string[] = [];

	private constructor(context: string, folder: string, base: Record<string, string>) {
		this.#context = context;
		this.#folder = folder;
		this.#base = base;
	}

	/**
	 * Follows the Dockerfile of a build context.
	 *
	 * @param folder an empty folder that every account may enter.
	 * @param base the environment of the base image.
	 * @throws if a RUN fails, with its output, and for an instruction that this does not know.
	 */
	static async build(
		context: string,
		folder: string,
		base: Record<string, string>,
	): Promise<Image> {
		const image = new Image(context, folder, base);
		const dockerfile = readFileSync(join(context, 'Dockerfile'), 'utf8');
		for (const instruction of parseDockerfile(dockerfile)) await image.#follow(instruction);
		execFileSync('chmod', ['-R', 'a-w', image.#root]);
		for (const volume of image.#volumes) execFileSync('chmod', ['-R', 'u+w', image.path(volume)]);
		return image;
	}

	/**
	 * Runs a command in the finished image, such as its CMD or its HEALTHCHECK, as its USER, with a read-only root: the account
	 * may write to the volumes alone, and its home and the folder for temporary files are not among them.
	 */
	exec([program = '', ...args]: string[], env: Record<string, string>): ChildProcess {
		const account = this.user !== 'root' && isRoot() ? nobody : {};
		const cwd = this.path('.');
		const readOnly = { HOME: this.#root, TMPDIR: this.#root };
		return spawn(program, args, { cwd, env: { ...this.#env, ...readOnly, ...env }, ...account });
	}

	/** What a folder of the finished image takes on disk. */
	megabytes(path: string): number {
		return Number.parseInt(execFileSync('du', ['-sm', this.path(path)], { encoding: 'utf8' }), 10);
	}

	async #follow({ name, text, flags }: Instruction): Promise<void> {
		switch (name) {
			case 'FROM':
				return this.#from(text);
			case 'ENV':
				return this.#setEnv(text);
			case 'WORKDIR':
				this.#workdir = text;
				mkdirSync(this.path('.'), { recursive: true });
				return;
			case 'COPY':
				return this.#copy(text, flags);
			case 'RUN':
				return await this.#run(text);
			case 'USER':
				this.user = text;
				return;
			case 'HEALTHCHECK':
				this.healthcheck = JSON.parse(text.replace(/^CMD /, ''));
				return;
			case 'CMD':
				this.cmd = JSON.parse(text);
				return;
			case 'VOLUME':
				this.#volumes.push(text);
				return;
			case 'EXPOSE':
				return;
			default:
				throw new Error(`The instruction ${name} is not known here.`);
		}
	}

	get #root(): string {
		return join(this.#folder, 'image');
	}

	/** Where a path of the image is on this machine. */
	path(path: string): string {
		return join(this.#root, resolve(this.#workdir, path));
	}

	/** The stage before moves aside, so that the next one has the same paths on this machine, as it has in an image. */
	#from(text: string): void {
		if (this.#stage) renameSync(this.#root, join(this.#folder, this.#stage));
		this.#stage = / AS (\S+)$/.exec(text)?.[1] ?? 'final';
		this.#env = this.#base;
		this.#workdir = '/';
		this.user = 'root';
		mkdirSync(this.#root);
	}

	#setEnv(text: string): void {
		const pairs = text.split(/\s+/).map((pair) => {
			const [key, value = ''] = pair.split('=');
			return [key, value.startsWith('/') ? this.path(value) : value];
		});
		this.#env = { ...this.#env, ...Object.fromEntries(pairs) };
	}

	#copy(text: string, flags: Record<string, string>): void {
		const [from = '', to = ''] = text.split(/\s+/);
		const target = this.path(to);
		// Nobody misses what is taken out of a finished stage.
		if (flags['from']) renameSync(join(this.#folder, flags['from'], from), target);
		else copyContext(resolve(this.#context, from), target);
		if (flags['chown'] && isRoot()) chownSync(target, nobody.uid, nobody.gid);
	}

	async #run(text: string): Promise<void> {
		const command = text.replace(/(?<=\s)\/(?=\w)/g, `${this.#root}/`);
		const child = spawn('/bin/sh', ['-c', command], { cwd: this.path('.'), env: this.#env });
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (chunk) => {
				output += chunk;
			});
		}
		const [code] = await once(child, 'close');
		if (code !== 0) throw new Error(`RUN ${text}\nended with ${code}:\n${output}`);
	}
}

/** Deletes the folder in which an image was built, or half of one. */
export function removeImage(folder: string): void {
	if (existsSync(folder)) execFileSync('chmod', ['-R', 'u+w', folder]);
	rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

const isRoot = () => process.getuid?.() === 0;
