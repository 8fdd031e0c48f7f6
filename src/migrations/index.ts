import * as migration_20261124_064758_initial from './20261124_064758_initial';

export const migrations = [
  {
    up: migration_20261124_064758_initial.up,
    down: migration_20261124_064758_initial.down,
    name: '20261124_064758_initial'
  },
];
