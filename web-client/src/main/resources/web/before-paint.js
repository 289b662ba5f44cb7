// Runs before the first paint, so that neither a chosen theme nor a chosen language flashes in from the other one.
(function () {
  var root = document.documentElement;
  var theme = localStorage.getItem('parley.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

  var wished = [localStorage.getItem('parley.language')].concat(navigator.languages);
  for (var i = 0; i < wished.length; i++) {
    var wish = wished[i] || '';
    if (/^(en|zh)\b/.test(wish)) {
      root.lang = wish.indexOf('zh') === 0 ? 'zh-Hans' : 'en';
      break;
    }
  }
  if (root.lang === 'en') return;
  var words = document.createElement('link');
  words.rel = 'modulepreload';
  words.href = '/i18n/' + root.lang + '.js';
  document.head.append(words);
})();
