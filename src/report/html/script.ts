/**
 * The script of the page. It is text, for it goes into the page as it stands, and its hash into the page's policy. Without
 * it the page says the same: all days of all runs stand below each other. It reads what stands in the page and nothing
 * else, and puts in no markup.
 */
export const SCRIPT = `
'use strict';
(() => {
  const root = document.documentElement;
  root.classList.add('js');

  const theme = document.getElementById('theme');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches);
  const nameTheme = () => {
    theme.textContent = isDark() ? 'Light' : 'Dark';
    theme.setAttribute('aria-label', isDark() ? 'Show it light' : 'Show it dark');
  };
  theme.hidden = false;
  theme.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    nameTheme();
  });
  dark.addEventListener('change', nameTheme);
  nameTheme();

  const player = (run) => {
    const days = [...run.querySelectorAll('.day')];
    const ticks = days.map((day) => Number(day.dataset.tick));
    const lanes = [...run.querySelectorAll('.lanes tbody tr')];
    const slider = run.querySelector('input');
    const output = run.querySelector('output');
    const quiet = run.querySelector('.quiet');
    const [back, on] = run.querySelectorAll('button');
    const last = Number(slider.max);
    let now = 0;
    const show = (tick) => {
      now = Math.min(last, Math.max(0, tick));
      days.forEach((day, place) => day.classList.toggle('now', ticks[place] === now));
      quiet.hidden = ticks.includes(now);
      slider.value = String(now);
      const name = now === 0 ? run.dataset.before : run.dataset.unit + ' ' + now;
      slider.setAttribute('aria-valuetext', name);
      output.textContent = name;
      back.disabled = now <= Math.min(...ticks);
      on.disabled = now >= Math.max(...ticks);
      for (const lane of lanes) {
        const stretch = [...lane.querySelectorAll('rect')].find(
          ({ dataset }) => Number(dataset.from) <= now && now <= Number(dataset.to),
        );
        lane.querySelector('.state').textContent = stretch.dataset.state;
        lane.classList.toggle('moved', now > 0 && Number(stretch.dataset.from) === now);
        const line = lane.querySelector('.now');
        line.setAttribute('x1', String(now + 0.5));
        line.setAttribute('x2', String(now + 0.5));
      }
    };
    const jump = (forward) => {
      const next = forward ? ticks.find((tick) => tick > now) : ticks.findLast((tick) => tick < now);
      if (next !== undefined) show(next);
    };
    slider.addEventListener('input', () => show(Number(slider.value)));
    back.addEventListener('click', () => jump(false));
    on.addEventListener('click', () => jump(true));
    run.addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.target === slider) return;
      const moves = {
        ArrowRight: () => jump(true),
        ArrowLeft: () => jump(false),
        Home: () => show(ticks[0]),
        End: () => show(last),
      };
      const move = moves[event.key];
      if (move === undefined) return;
      event.preventDefault();
      move();
    });
    show(ticks[0]);
  };
  const runs = [...document.querySelectorAll('.run')];
  runs.forEach(player);
  const choice = document.getElementById('choice');
  if (choice !== null) {
    const choose = () => runs.forEach((run) => run.classList.toggle('chosen', run.id === choice.value));
    choice.addEventListener('change', choose);
    choose();
  }

  const openFrom = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) target.open = true;
  };
  addEventListener('hashchange', openFrom);
  openFrom();
  addEventListener('beforeprint', () => {
    for (const each of document.querySelectorAll('main details')) each.open = true;
  });
})();
`;
