declare global {
	// SvelteKit looks its types up in this namespace.
	namespace App {}
}

export {};
