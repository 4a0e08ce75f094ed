export {
  authority,
  capabilities,
  chainAbove,
  decidingPostForAdjustment,
  levelOf,
  mayDecide,
  mayStartDirectly,
} from './authority.ts';
