/**
 * Names that the archive of past incidents uses for the statistics' indicators, where they differ from the
 * plan's. Some sources give only a sum of two indicators: whatever adds both may use it, and nothing else may.
 */
export const ARCHIVE_NAMES: Readonly<Record<string, string | readonly [string, string]>> = {
  severeRooms: 'severelyDamagedRooms',
  severeHouseholds: 'severelyDamagedHouseholds',
  generalDamageRooms: 'generallyDamagedRooms',
  generalDamageHouseholds: 'generallyDamagedHouseholds',
  droughtNeedingRelief: 'droughtAid',
  cropAreaHa: 'cropAreaAffectedHa',
  cropTotalLossHa: 'cropAreaLostHa',
  relocatedOrNeedingAid: ['relocated', 'needingAid'],
  collapsedOrSevereRooms: ['collapsedRooms', 'severelyDamagedRooms'],
  collapsedOrSevereHouseholds: ['collapsedHouseholds', 'severelyDamagedHouseholds'],
};
