import { execFileSync } from 'node:child_process';

/** Compiles the program once, so that tests which start it do not compile it side by side. */
export default function build(): void {
  execFileSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' });
}
