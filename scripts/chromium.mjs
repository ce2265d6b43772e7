/** Where a Chromium for the browser tests is, and how it is started here. */
import { existsSync } from 'node:fs';

const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of the browser, or nothing where none is installed. CHROMIUM_PATH goes first. */
export function chromiumPath() {
	return [process.env.CHROMIUM_PATH, ...usualPlaces].find((path) => path && existsSync(path));
}

/**
 * Of this switch Chromium heeds the last one alone, so the list is Playwright's own with more at its beginning.
 * A test holds it against the version in use.
 */
const FEATURES_OFF = [
	// Each window prepares the list under an address bar that nobody sees: half of what a page costs.
	'WebUIOmniboxPopup',
	'WebUIOmniboxAimPopup',
	'AvoidUnnecessaryBeforeUnloadCheckSync',
	'DestroyProfileOnBrowserClose',
	'HttpsUpgrades',
	'HttpsFirstBalancedModeAutoEnable',
	'LensOverlay',
	'MediaRouter',
	'PaintHolding',
	'ThirdPartyStoragePartitioning',
	'AvoidCorsURLLoaderRestartOnRedirect',
	'TcpPortRandomizationWin',
	'OptimizationHints',
	'NetworkTimeServiceQuerying',
	'AimEnabled',
	'PreconnectToSearch',
	'msForceBrowserSignIn',
	'msEdgeUpdateLaunchServicesPreferredVersion',
];

/** For Playwright, in end-to-end tests and in component tests alike. */
export const chromiumFlags = [
	// Tests run as root in containers, and visit nothing but our own server.
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	`--disable-features=${FEATURES_OFF.join(',')}`,
	// Without these the browser calls home at every start, which a closed network punishes with waits.
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// It tries all the same: there is no name that it could find.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** For calls: a camera, a microphone and a screen that a machine plays, and nobody to be asked for them. */
export const callFlags = [
	// The second of them has no colours, the third no raw frames: the first and the fourth are cameras.
	'--use-fake-device-for-media-stream=device-count=4',
	'--use-fake-ui-for-media-stream',
	// Where a machine has no other network than itself.
	'--allow-loopback-in-peer-connection',
];
