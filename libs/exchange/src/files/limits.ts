/** What one file may hold. A county table of five hundred rows is some hundred kilobytes. */
export const MAX_BYTES = 4 * 1024 * 1024;
/** After unpacking; a workbook packs some ten to one. */
export const MAX_UNPACKED = 64 * 1024 * 1024;
export const MAX_PARTS = 400;
export const MAX_ROWS = 2000;
export const MAX_COLUMNS = 120;
/** Merged cells in one range; each is held in memory. */
export const MAX_MERGED = 20_000;
