export { type Backtested, type BacktestPlan, backtest, prepareBacktest } from './backtest.ts';
export { type BacktestChange, type BacktestedLine, type BadLine, backtestLines } from './backtest-lines.ts';
