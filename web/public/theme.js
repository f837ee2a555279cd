// Runs before the first paint, so that a dark room stays dark. The rule is that of lib/theme.ts.
(() => {
  let chosen = 'auto';
  try {
    chosen = localStorage.getItem('vakhta.theme') ?? 'auto';
  } catch {}
  // biome-ignore lint/plugin: no time of the program, the evening of the person
  const hour = new Date().getHours();
  const dark =
    chosen === 'dark' ||
    (chosen !== 'light' && (hour >= 20 || hour < 7 || matchMedia('(prefers-color-scheme: dark)').matches));
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
