/** Sees to it that the browser tests have a browser: installs Debian's where it may. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromiumPath } from './chromium.mjs';

if (!chromiumPath()) {
	const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
	if (mayInstall) installFromDebian();
	if (!chromiumPath()) {
		console.error(
			'The browser tests need Chromium. Install it (on Debian: apt-get install chromium) ' +
				'or set CHROMIUM_PATH to where it is.',
		);
		process.exit(1);
	}
}

function installFromDebian() {
	console.log('Installing Chromium …');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const args of [
		['update'],
		['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
	]) {
		spawnSync('apt-get', ['-q', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
	}
}
