import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeCertificates } from './certificates.ts';
import { root } from './look.ts';
import { documented } from './pgbackrest/database.ts';
import { install, readSettings, settingsOf } from './settings.ts';

const files = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(files, name), 'utf8');
const compose = parse(read('compose.yaml'), { merge: true });
const patroni = parse(read('patroni.yml'));

test('Patroni keeps two copies of each write, and its times fit together', () => {
	const { dcs } = patroni.bootstrap;
	expect(dcs).toMatchObject({ synchronous_mode: true, synchronous_node_count: 1 });
	expect(dcs.loop_wait + 2 * dcs.retry_timeout).toBeLessThanOrEqual(dcs.ttl);
	expect(dcs.postgresql.pg_hba.filter((line: string) => /^host(nossl)? /.test(line))).toEqual([]);
});

test('the product is given settings that it has', () => {
	const known = new Set(
		[...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^#?([A-Z_]+)=/gm)].map(
			([, name]) => name,
		),
	);
	const inUnit = [...read('../systemd/hms.service').matchAll(/([A-Z_]+)=(?=[^ ]*\/)/g)];
	const names = [
		...Object.keys(readSettings('hms.env')),
		...Object.keys(compose.services.product1.environment),
		...inUnit.map(([, name]) => name),
	];
	expect(names.filter((name) => !known.has(String(name)))).toEqual([]);
	for (const { DATABASE_URL } of [readSettings('hms.env'), compose.services.product1.environment]) {
		expect(DATABASE_URL).toMatch(
			/@\w[^/]*,\w[^/]*,\w[^/]*\/hms\?target_session_attrs=read-write&sslmode=verify-full&/,
		);
	}
});

test('the unit starts a file that is there, and waits as long as the product takes to end', () => {
	const unit = read('../systemd/hms.service');
	const [, program = ''] = /^ExecStart=\S+ (\S+)$/m.exec(unit) ?? [];
	expect(existsSync(join(root, program))).toBe(true);
	const [, seconds] = /^TimeoutStopSec=(\d+)$/m.exec(unit) ?? [];
	const delay = Number(readSettings('hms.env')['SHUTDOWN_DELAY']);
	expect(Number(seconds)).toBeGreaterThan(delay + 10);
	expect(Number.parseInt(compose.services.product1.stop_grace_period, 10)).toBeGreaterThan(
		Number(compose.services.product1.environment.SHUTDOWN_DELAY) + 10,
	);
});

test('HAProxy asks for paths that the product answers, and notices in time that a node drains', () => {
	const text = read('haproxy.cfg');
	const { paths } = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8'));
	const asked = [...text.matchAll(/uri (\S+)/g)].map(([, path]) => path);
	expect(asked).toEqual(['/api/health/ready', '/api/health/live']);
	for (const path of asked) expect(paths).toHaveProperty([String(path).replace('/api', '')]);
	const [, interval, times] = /inter (\d+)ms .*fall (\d+)/.exec(text) ?? [];
	const delay = Number(readSettings('hms.env')['SHUTDOWN_DELAY']) * 1000;
	expect(Number(interval) * Number(times)).toBeLessThan(delay);
	const used = new Set([...text.matchAll(/\b[A-Z]+_(?:ADDRESS|NODE|LOG|USER)\b/g)].map(String));
	expect([...used].sort()).toEqual(Object.keys(readSettings('haproxy.env')).sort());
});

test('HAProxy takes its file', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'hms-haproxy-'));
	chmodSync(folder, 0o755);
	mkdirSync(join(folder, 'tls'));
	await makeCertificates(join(folder, 'tls'), ['127.0.0.1']);
	const file = install('haproxy.cfg', folder);
	expect(readFileSync(file, 'utf8')).toContain(`crt ${folder}/tls/haproxy.pem`);
	const { HAPROXY_USER: _, ...env } = readSettings('haproxy.env');
	if (existsSync('/usr/sbin/haproxy')) {
		execFileSync('/usr/sbin/haproxy', ['-c', '-f', file], { env, stdio: 'pipe' });
	}
	rmSync(folder, { recursive: true });
});

test('every member of the database knows the others', () => {
	const databases = ['10.1.0.1', '10.1.0.2', '10.1.0.3'];
	const places = { databases, products: ['10.1.0.4', '10.1.0.5'], folder: '/etc/hms' };
	expect(settingsOf('etcd.env', 2, places)).toMatchObject({
		ETCD_NAME: 'db2',
		ETCD_LISTEN_CLIENT_URLS: 'https://10.1.0.2:2379',
		ETCD_ADVERTISE_CLIENT_URLS: 'https://10.1.0.2:2379',
		ETCD_INITIAL_CLUSTER:
			'db1=https://10.1.0.1:2380,db2=https://10.1.0.2:2380,db3=https://10.1.0.3:2380',
	});
	expect(settingsOf('patroni.env', 3, places)).toMatchObject({
		PATRONI_NAME: 'db3',
		PATRONI_POSTGRESQL_LISTEN: '10.1.0.3:5432',
		PATRONI_ETCD_HOSTS: '10.1.0.3:2379',
	});
	const { services } = compose;
	for (const name of ['db1', 'db2', 'db3']) {
		expect(services[name].environment).toMatchObject({
			PATRONI_NAME: name,
			PATRONI_POSTGRESQL_CONNECT_ADDRESS: `${name}:5432`,
		});
	}
	const settings = Object.keys(services.etcd1.environment).sort();
	expect(Object.keys(readSettings('etcd.env')).sort()).toEqual(settings);
});

test('the timers of pgBackRest run what the documentation has, which is rehearsed', () => {
	const unit = read('../pgbackrest/systemd/pgbackrest@.service');
	const commands = ['full', 'incr'].flatMap((type) => {
		const timer = read(`../pgbackrest/systemd/pgbackrest-${type}.timer`);
		expect(timer).toContain(`\nUnit=pgbackrest@${type}.service\n`);
		const lines = [...unit.matchAll(/^ExecStart(?:Pre)?=(.*)$/gm)];
		return lines.map(([, line = '']) => line.replace('%i', type));
	});
	expect(commands).toHaveLength(4);
	expect(documented).toEqual(expect.arrayContaining(commands));
});
