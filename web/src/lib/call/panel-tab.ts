export const PANEL_TABS = ['company', 'people', 'chat', 'notes'] as const;
export type PanelTab = (typeof PANEL_TABS)[number];
