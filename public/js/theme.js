// Applies the theme chosen for this browser. A classic script in the head, because a module runs after the first paint
// and a dark page would flash light. Without it the system's theme applies.
{
  const read = () => {
    try {
      return localStorage.getItem('theme') ?? '';
    } catch {
      return '';
    }
  };

  const apply = (theme) => {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    for (const button of document.querySelectorAll('[data-theme-choice] button')) {
      button.setAttribute('aria-pressed', String(button.value === theme));
    }
  };

  const choose = (theme) => {
    apply(theme);
    try {
      if (theme) localStorage.setItem('theme', theme);
      else localStorage.removeItem('theme');
    } catch {
      // Without storage the theme still applies to this page.
    }
  };

  apply(read());
  addEventListener('storage', (event) => {
    if (event.key === 'theme') apply(event.newValue ?? '');
  });
  addEventListener('DOMContentLoaded', () => {
    for (const choice of document.querySelectorAll('[data-theme-choice]')) {
      choice.hidden = false;
      choice.addEventListener('click', (event) => {
        const button = event.target.closest('button');
        if (button) choose(button.value);
      });
    }
    apply(read());
  });
}
