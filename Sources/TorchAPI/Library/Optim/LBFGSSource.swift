import PythonRuntime

extension PythonSource {
  /// `torch.optim.lbfgs`.
  static let lbfgs = PythonSource(
    module: "torch.optim.lbfgs",
    text: #"""
      import torch
      from torch import Tensor
      from torch.optim.optimizer import Optimizer, _to_scalar


      def _cubic_interpolate(x1, f1, g1, x2, f2, g2, bounds=None):
          """The lowest point of the cubic through two points with their slopes, within the bounds."""
          low, high = bounds if bounds is not None else (x1, x2) if x1 <= x2 else (x2, x1)
          d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
          d2_square = d1 ** 2 - g1 * g2
          if d2_square < 0:
              return (low + high) / 2.0
          d2 = d2_square.sqrt()
          if x1 <= x2:
              position = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
          else:
              position = x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2))
          return min(max(position, low), high)


      class _Bracket:
          """Two points of a line search between which a good one lies."""

          def __init__(self, *points):
              self.t, self.f, self.g, self.slope = (list(column) for column in zip(*points))

          def set(self, index, point):
              self.t[index], self.f[index], self.g[index], self.slope[index] = point

          def point(self, index):
              return self.t[index], self.f[index], self.g[index], self.slope[index]


      def _strong_wolfe(evaluate, x, t, d, f, g, gtd, c1=1e-4, c2=0.9, tolerance_change=1e-9, max_ls=25):
          """A line search for a step that satisfies the strong Wolfe conditions."""
          d_norm = d.abs().max()
          g = g.clone()
          f_new, g_new = evaluate(x, t, d)
          evaluations = 1
          gtd_new = g_new.dot(d)
          previous = (0, f, g, gtd)
          bracket = None
          done = False
          ls_iter = 0
          while ls_iter < max_ls:
              if f_new > f + c1 * t * gtd or (ls_iter > 1 and f_new >= previous[1]):
                  bracket = _Bracket(previous, (t, f_new, g_new.clone(), gtd_new))
                  break
              if abs(gtd_new) <= -c2 * gtd:
                  bracket = _Bracket((t, f_new, g_new, gtd_new))
                  done = True
                  break
              if gtd_new >= 0:
                  bracket = _Bracket(previous, (t, f_new, g_new.clone(), gtd_new))
                  break
              bounds = (t + 0.01 * (t - previous[0]), t * 10)
              following = _cubic_interpolate(previous[0], previous[1], previous[3], t, f_new, gtd_new, bounds)
              previous = (t, f_new, g_new.clone(), gtd_new)
              t = following
              f_new, g_new = evaluate(x, t, d)
              evaluations += 1
              gtd_new = g_new.dot(d)
              ls_iter += 1
          if ls_iter == max_ls:
              bracket = _Bracket((0, f, g, gtd), (t, f_new, g_new, gtd_new))

          stalled = False
          low, high = (0, 1) if bracket.f[0] <= bracket.f[-1] else (1, 0)
          while not done and ls_iter < max_ls:
              if abs(bracket.t[1] - bracket.t[0]) * d_norm < tolerance_change:
                  break
              t = _cubic_interpolate(bracket.t[0], bracket.f[0], bracket.slope[0], bracket.t[1], bracket.f[1],
                                     bracket.slope[1])
              most, least = max(bracket.t), min(bracket.t)
              eps = 0.1 * (most - least)
              if min(most - t, t - least) < eps:
                  if stalled or t >= most or t <= least:
                      t = most - eps if abs(t - most) < abs(t - least) else least + eps
                      stalled = False
                  else:
                      stalled = True
              else:
                  stalled = False
              f_new, g_new = evaluate(x, t, d)
              evaluations += 1
              gtd_new = g_new.dot(d)
              ls_iter += 1
              if f_new > f + c1 * t * gtd or f_new >= bracket.f[low]:
                  bracket.set(high, (t, f_new, g_new.clone(), gtd_new))
                  low, high = (0, 1) if bracket.f[0] <= bracket.f[1] else (1, 0)
              else:
                  if abs(gtd_new) <= -c2 * gtd:
                      done = True
                  elif gtd_new * (bracket.t[high] - bracket.t[low]) >= 0:
                      bracket.set(high, bracket.point(low))
                  bracket.set(low, (t, f_new, g_new.clone(), gtd_new))
          return bracket.f[low], bracket.g[low], bracket.t[low], evaluations


      class LBFGS(Optimizer):
          """Quasi-Newton steps from a short memory of gradients; the closure is evaluated several times a step."""

          def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9,
                       history_size=100, line_search_fn=None, *, maximize=False):
              if isinstance(lr, Tensor) and lr.numel() != 1:
                  raise ValueError('Tensor lr must be 1-element')
              if not 0.0 <= lr:
                  raise ValueError(f'Invalid learning rate: {lr}')
              if max_eval is None:
                  max_eval = max_iter * 5 // 4
              super().__init__(params, dict(
                  lr=lr, max_iter=max_iter, max_eval=max_eval, tolerance_grad=tolerance_grad,
                  tolerance_change=tolerance_change, history_size=history_size, line_search_fn=line_search_fn,
                  maximize=maximize))
              if len(self.param_groups) != 1:
                  raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
              self._params = self.param_groups[0]['params']

          def _flat_grad(self):
              views = []
              for p in self._params:
                  view = p.new_zeros(p.numel()) if p.grad is None else p.grad.reshape(-1)
                  if torch.is_complex(view):
                      view = torch.view_as_real(view).reshape(-1)
                  views.append(view)
              flat = torch.cat(views, 0)
              return flat.neg_() if self.param_groups[0].get('maximize', False) else flat

          def _add(self, step_size, update):
              offset = 0
              for p in self._params:
                  if torch.is_complex(p):
                      p = torch.view_as_real(p)
                  numel = p.numel()
                  p.add_(update[offset:offset + numel].view_as(p), alpha=step_size)
                  offset += numel

          def _directional_evaluate(self, closure, x, t, d):
              self._add(t, d)
              loss = float(closure())
              if self.param_groups[0].get('maximize', False):
                  loss = -loss
              flat_grad = self._flat_grad()
              for p, value in zip(self._params, x):
                  p.copy_(value)
              return loss, flat_grad

          @torch.no_grad()
          def step(self, closure):
              """Minimizes the closure's loss by up to `max_iter` steps."""
              closure = torch.enable_grad()(closure)
              if len(self._params) == 0:
                  return closure()
              group = self.param_groups[0]
              lr = _to_scalar(group['lr'])
              max_iter, max_eval = group['max_iter'], group['max_eval']
              tolerance_grad, tolerance_change = group['tolerance_grad'], group['tolerance_change']
              line_search_fn, history_size = group['line_search_fn'], group['history_size']
              maximize = group.get('maximize', False)
              state = self.state[self._params[0]]
              state.setdefault('func_evals', 0)
              state.setdefault('n_iter', 0)
              orig_loss = closure()
              loss = -float(orig_loss) if maximize else float(orig_loss)
              current_evals = 1
              state['func_evals'] += 1
              flat_grad = self._flat_grad()
              converged = flat_grad.abs().max() <= tolerance_grad
              if converged:
                  return orig_loss
              d, t = state.get('d'), state.get('t')
              old_dirs, old_stps, ro = state.get('old_dirs'), state.get('old_stps'), state.get('ro')
              H_diag = state.get('H_diag')
              prev_flat_grad, prev_loss = state.get('prev_flat_grad'), state.get('prev_loss')
              n_iter = 0
              while n_iter < max_iter:
                  n_iter += 1
                  state['n_iter'] += 1
                  if state['n_iter'] == 1:
                      d = flat_grad.neg()
                      old_dirs, old_stps, ro = [], [], []
                      H_diag = 1
                  else:
                      y = flat_grad.sub(prev_flat_grad)
                      s = d.mul(t)
                      ys = y.dot(s)
                      if ys > 1e-10:
                          if len(old_dirs) == history_size:
                              old_dirs.pop(0)
                              old_stps.pop(0)
                              ro.pop(0)
                          old_dirs.append(y)
                          old_stps.append(s)
                          ro.append(1.0 / ys)
                          H_diag = ys / y.dot(y)
                      num_old = len(old_dirs)
                      if 'al' not in state:
                          state['al'] = [None] * history_size
                      al = state['al']
                      q = flat_grad.neg()
                      for i in range(num_old - 1, -1, -1):
                          al[i] = old_stps[i].dot(q) * ro[i]
                          q.add_(old_dirs[i], alpha=-al[i])
                      d = r = torch.mul(q, H_diag)
                      for i in range(num_old):
                          be_i = old_dirs[i].dot(r) * ro[i]
                          r.add_(old_stps[i], alpha=al[i] - be_i)
                  if prev_flat_grad is None:
                      prev_flat_grad = flat_grad.clone()
                  else:
                      prev_flat_grad.copy_(flat_grad)
                  prev_loss = loss
                  t = min(1.0, 1.0 / flat_grad.abs().sum()) * lr if state['n_iter'] == 1 else lr
                  gtd = flat_grad.dot(d)
                  if gtd > -tolerance_change:
                      break
                  evaluations = 0
                  if line_search_fn is not None:
                      if line_search_fn != 'strong_wolfe':
                          raise RuntimeError("only 'strong_wolfe' is supported")
                      x_init = [p.clone() for p in self._params]

                      def evaluate(x, t, d):
                          return self._directional_evaluate(closure, x, t, d)

                      loss, flat_grad, t, evaluations = _strong_wolfe(
                          evaluate, x_init, t, d, loss, flat_grad, gtd, max_ls=max_eval - current_evals)
                      self._add(t, d)
                      converged = flat_grad.abs().max() <= tolerance_grad
                  else:
                      self._add(t, d)
                      if n_iter != max_iter:
                          loss = float(closure())
                          if maximize:
                              loss = -loss
                          flat_grad = self._flat_grad()
                          converged = flat_grad.abs().max() <= tolerance_grad
                          evaluations = 1
                  current_evals += evaluations
                  state['func_evals'] += evaluations
                  if (n_iter == max_iter or current_evals >= max_eval or converged
                          or d.mul(t).abs().max() <= tolerance_change or abs(loss - prev_loss) < tolerance_change):
                      break
              state.update(d=d, t=t, old_dirs=old_dirs, old_stps=old_stps, ro=ro, H_diag=H_diag,
                           prev_flat_grad=prev_flat_grad, prev_loss=prev_loss)
              return orig_loss
      """#)
}
