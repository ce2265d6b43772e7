/** What the engine fetches by itself, from our own address; put there by scripts/background-files.ts. */

/** The version is a part of it: what lies there never changes. */
export const ENGINE_FOLDER = '_app/immutable/background-2023.2.0';

/** SHA-256 of each file as it was looked at; a build with another one is refused. */
export const ENGINE_FILES = {
	'selfie_segmentation.binarypb':
		'0007be42c754f111063c0121bba7104880b7c56277d3a9681cdcb17709236aee',
	'selfie_segmentation_landscape.tflite':
		'4aafe6223bb8dac6fac8ca8ed56852870a33051ef3f6238822d282a109962894',
	'selfie_segmentation_solution_simd_wasm_bin.js':
		'9406e7e30843bdca189689d4bea413f3e468f71e381560e583ef12792d26d46a',
	'selfie_segmentation_solution_simd_wasm_bin.wasm':
		'd93e73677ef1fe791ff5407083c0f9ced6d6050a705bd6c20823fc05919d8dc4',
} as const satisfies Readonly<Record<string, string>>;
