// Writes dist/clause-index.json: which code and tests name which clauses, for `kaidu plan trace` without sources.
import { writeClauseIndex } from '#plan/loader';

writeClauseIndex();
