import { execFileSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeCertificates, makeSigningKeys } from './certificates.ts';
import { Machine, type Program } from './machine.ts';
import { install, settingsOf } from './settings.ts';

/** The machines of the cluster, each at an address of its own of the loopback network, with the usual ports. */
export interface Layout {
	databases: Machine[];
	products: Machine[];
	proxy: Machine;
	/** The link to the checkout that nodes of the product start from. */
	productLink: string;
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

/**
 * Writes everything that the cluster needs into an empty folder. Nothing runs yet.
 * @param checkout where the product is, installed and built
 */
export async function prepare(folder: string, checkout: string): Promise<Layout> {
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

	const proxyFile = install('haproxy.cfg', folder);
	chmodSync(install('create-database.sh', folder), 0o755);

	const productLink = join(folder, 'product');
	symlinkSync(resolve(checkout), productLink);

	const secrets = {
		PATRONI_SUPERUSER_PASSWORD: secret(),
		PATRONI_REPLICATION_PASSWORD: secret(),
		PATRONI_REWIND_PASSWORD: secret(),
		HMS_PASSWORD: secret(),
	};
	const url = `https://${addressOf(hosts.proxy)}:8443`;
	const places = { databases, products, folder };
	const common = {
		...{
			NODE_ENV: 'production',
			PUBLIC_URL: url,
			TRUST_PROXY: '127.0.0.0/8',
			REGISTRATION: 'open',
			LIMIT_CHANGES_PER_USER: 'off',
		},
		SIGNING_KEYS: makeSigningKeys(),
		DATABASE_URL: (settingsOf('hms.env', 1, places)['DATABASE_URL'] ?? '').replace(
			'THE_PASSWORD',
			secrets.HMS_PASSWORD,
		),
	};

	const machine = (name: string, address: string, programs: (home: string) => Programs) => {
		const home = join(folder, name);
		mkdirSync(home);
		return new Machine(name, address, home, programs(home));
	};
	const layout = {
		databases: databases.map((address, n) =>
			machine(`db${n + 1}`, address, (home) => ({
				etcd: {
					command: ['/usr/bin/etcd'],
					env: { ...settingsOf('etcd.env', n + 1, places), ETCD_DATA_DIR: join(home, 'etcd') },
				},
				patroni: {
					command: ['/usr/bin/patroni', install('patroni.yml', folder, home)],
					env: {
						...settingsOf('patroni.env', n + 1, places),
						...secrets,
						PATRONI_POSTGRESQL_DATA_DIR: join(home, 'data'),
						PATRONI_POSTGRESQL_PGPASS: join(home, 'pgpass'),
					},
				},
			})),
		),
		products: products.map((address, n) =>
			machine(`product${n + 1}`, address, (home) => ({
				product: {
					command: [process.execPath, join(productLink, 'apps/server/src/main.ts')],
					env: { ...settingsOf('hms.env', n + 1, places), ...common, DATA_DIR: home },
				},
			})),
		),
		proxy: machine('proxy', addressOf(hosts.proxy), () => ({
			haproxy: {
				command: ['/usr/sbin/haproxy', '-db', '-f', proxyFile],
				env: {
					FIRST_NODE: `${products[0]}:3000`,
					SECOND_NODE: `${products[1]}:3000`,
					HAPROXY_LOG: 'stdout',
					PLAIN_ADDRESS: `${addressOf(hosts.proxy)}:8080`,
					HTTPS_ADDRESS: `${addressOf(hosts.proxy)}:8443`,
				},
			},
		})),
	};
	if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'postgres:postgres', folder]);
	return {
		...layout,
		productLink,
		url,
		databaseUrl: common.DATABASE_URL,
		superuserPassword: secrets.PATRONI_SUPERUSER_PASSWORD,
		ca: readFileSync(join(tls, 'ca.crt'), 'utf8'),
		patroniFile: join(folder, 'db1/patroni.yml'),
		network,
	};
}

type Programs = Record<string, Program>;

const secret = () => randomBytes(16).toString('hex');
