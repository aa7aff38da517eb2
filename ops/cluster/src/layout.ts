import { execFileSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCertificates, makeSigningKeys } from './certificates.ts';
import { Machine, type Program } from './machine.ts';

const files = join(import.meta.dirname, '..');
export const root = join(files, '../..');

/** The machines of the cluster, each at an address of its own of the loopback network, with the usual ports. */
export interface Layout {
	databases: Machine[];
	products: Machine[];
	proxy: Machine;
	/** What people type. */
	url: string;
	/** The product's `DATABASE_URL`. */
	databaseUrl: string;
	/** The password of PostgreSQL's superuser. */
	superuserPassword: string;
	/** The certificate of the authority. */
	ca: string;
	/** The file for `patronictl`. */
	patroniFile: string;
	/** The first three numbers of the machines' addresses. */
	network: string;
}

/** Writes everything that the cluster needs into an empty folder. Nothing runs yet. */
export async function prepare(folder: string): Promise<Layout> {
	// So that two rehearsals do not meet.
	const network = `127.${randomInt(1, 255)}.${randomInt(0, 255)}`;
	const hosts = { databases: [11, 12, 13], products: [21, 22], proxy: 31 };
	const addressOf = (host: number) => `${network}.${host}`;
	const databases = hosts.databases.map(addressOf);
	const products = hosts.products.map(addressOf);
	const tls = join(folder, 'tls');
	mkdirSync(tls);
	// Connections come from 127.0.0.1, and etcd compares that with the certificate.
	const addresses = ['127.0.0.1', ...databases, ...products, addressOf(hosts.proxy)];
	await makeCertificates(tls, addresses);

	/** Copies a file of `ops/cluster`, with the paths of this folder instead of a machine's. @param home where its sockets are */
	const install = (name: string, home = folder) => {
		const path = join(home, name);
		const text = readFileSync(join(files, name), 'utf8')
			.replaceAll('/etc/hms/tls/', `${tls}/`)
			.replaceAll('/etc/hms/', `${folder}/`)
			.replaceAll('/var/run/postgresql', home);
		writeFileSync(path, text);
		return path;
	};
	const proxyFile = install('haproxy.cfg');
	chmodSync(install('create-database.sh'), 0o755);

	const secrets = {
		PATRONI_SUPERUSER_PASSWORD: secret(),
		PATRONI_REPLICATION_PASSWORD: secret(),
		PATRONI_REWIND_PASSWORD: secret(),
		HMS_PASSWORD: secret(),
	};
	const databaseUrl =
		`postgres://hms:${secrets.HMS_PASSWORD}@${databases.map((one) => `${one}:5432`)}/hms` +
		`?target_session_attrs=read-write&sslmode=verify-full&sslrootcert=${tls}/ca.crt`;
	const url = `https://${addressOf(hosts.proxy)}:8443`;
	const signingKeys = makeSigningKeys();

	const machine = (name: string, address: string, programs: (home: string) => Programs) => {
		const home = join(folder, name);
		mkdirSync(home);
		return new Machine(name, address, home, programs(home));
	};
	const layout = {
		databases: databases.map((address, n) =>
			machine(`db${n + 1}`, address, (home) => ({
				etcd: etcd(`db${n + 1}`, address, { home, tls, databases }),
				patroni: {
					command: ['/usr/bin/patroni', install('patroni.yml', home)],
					env: {
						...secrets,
						PATRONI_NAME: `db${n + 1}`,
						PATRONI_ETCD3_HOSTS: databases.map((one) => `${one}:2379`).join(),
						PATRONI_RESTAPI_LISTEN: `${address}:8008`,
						PATRONI_RESTAPI_CONNECT_ADDRESS: `${address}:8008`,
						PATRONI_POSTGRESQL_LISTEN: `${address}:5432`,
						PATRONI_POSTGRESQL_CONNECT_ADDRESS: `${address}:5432`,
						PATRONI_POSTGRESQL_DATA_DIR: join(home, 'data'),
						PATRONI_POSTGRESQL_PGPASS: join(home, 'pgpass'),
					},
				},
			})),
		),
		products: products.map((address, n) =>
			machine(`product${n + 1}`, address, (home) => ({
				product: {
					command: [process.execPath, join(root, 'apps/server/src/main.ts')],
					env: {
						NODE_ENV: 'production',
						DATA_DIR: home,
						HOST: address,
						PORT: '3000',
						DATABASE_URL: databaseUrl,
						PUBLIC_URL: url,
						TRUST_PROXY: '127.0.0.0/8',
						SIGNING_KEYS: signingKeys,
						SHUTDOWN_DELAY: '3',
						REGISTRATION: 'open',
					},
				},
			})),
		),
		proxy: machine('proxy', addressOf(hosts.proxy), () => ({
			haproxy: {
				command: ['/usr/sbin/haproxy', '-db', '-f', proxyFile],
				env: {
					HAPROXY_LOG: 'stdout',
					PLAIN_ADDRESS: `${addressOf(hosts.proxy)}:8080`,
					HTTPS_ADDRESS: `${addressOf(hosts.proxy)}:8443`,
					FIRST_NODE: `${products[0]}:3000`,
					SECOND_NODE: `${products[1]}:3000`,
				},
			},
		})),
	};
	if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'postgres:postgres', folder]);
	const ca = readFileSync(join(tls, 'ca.crt'), 'utf8');
	const superuserPassword = secrets.PATRONI_SUPERUSER_PASSWORD;
	const patroniFile = join(folder, 'db1/patroni.yml');
	return { ...layout, url, databaseUrl, superuserPassword, ca, patroniFile, network };
}

type Programs = Record<string, Program>;

const secret = () => randomBytes(16).toString('hex');

function etcd(
	name: string,
	address: string,
	{ home, tls, databases }: { home: string; tls: string; databases: string[] },
): Program {
	const [certificate, key, ca] = [`${tls}/machine.crt`, `${tls}/machine.key`, `${tls}/ca.crt`];
	return {
		command: ['/usr/bin/etcd'],
		env: {
			ETCD_NAME: name,
			ETCD_DATA_DIR: join(home, 'etcd'),
			ETCD_LISTEN_PEER_URLS: `https://${address}:2380`,
			ETCD_LISTEN_CLIENT_URLS: `https://${address}:2379`,
			ETCD_INITIAL_ADVERTISE_PEER_URLS: `https://${address}:2380`,
			ETCD_ADVERTISE_CLIENT_URLS: `https://${address}:2379`,
			ETCD_INITIAL_CLUSTER: databases.map((one, n) => `db${n + 1}=https://${one}:2380`).join(),
			ETCD_INITIAL_CLUSTER_TOKEN: 'hms',
			ETCD_INITIAL_CLUSTER_STATE: 'new',
			ETCD_CERT_FILE: certificate,
			ETCD_KEY_FILE: key,
			ETCD_TRUSTED_CA_FILE: ca,
			ETCD_CLIENT_CERT_AUTH: 'true',
			ETCD_PEER_CERT_FILE: certificate,
			ETCD_PEER_KEY_FILE: key,
			ETCD_PEER_TRUSTED_CA_FILE: ca,
			ETCD_PEER_CLIENT_CERT_AUTH: 'true',
			ETCD_AUTO_COMPACTION_RETENTION: '1',
		},
	};
}
