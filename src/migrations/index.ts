import * as migration_20261124_065420_initial from './20261124_065420_initial';

export const migrations = [
  {
    up: migration_20261124_065420_initial.up,
    down: migration_20261124_065420_initial.down,
    name: '20261124_065420_initial'
  },
];
