import Testing

/// Whole programs as people know them, with the numbers that PyTorch prints for them.
struct NetworkProgramTests {
  @Test("A classifier learns which signs agree")
  func classifier() {
    #expect(
      Session.run(
        #"""
        import torch
        from torch import nn
        torch.manual_seed(0)
        X = torch.randn(64, 2)
        y = (X[:, 0] * X[:, 1] > 0).long()
        model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
        loss_fn = nn.CrossEntropyLoss()
        optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
        for epoch in range(101):
            logits = model(X)
            loss = loss_fn(logits, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if epoch % 25 == 0:
                acc = (logits.argmax(1) == y).float().mean()
                print(f"epoch {epoch} loss {loss.item():.4f} acc {acc.item():.4f}")
        print(model, sum(p.numel() for p in model.parameters()))
        with torch.no_grad():
            model.eval()
            print(torch.softmax(model(torch.tensor([[1.0, 1.0], [1.0, -1.0]])), dim=1))
        """#) == #"""
          epoch 0 loss 0.7615 acc 0.2969
          epoch 25 loss 0.5191 acc 0.7969
          epoch 50 loss 0.2843 acc 0.9531
          epoch 75 loss 0.1584 acc 0.9688
          epoch 100 loss 0.1085 acc 1.0000
          Sequential(
            (0): Linear(in_features=2, out_features=16, bias=True)
            (1): ReLU()
            (2): Linear(in_features=16, out_features=2, bias=True)
          ) 82
          tensor([[4.8712e-04, 9.9951e-01],
                  [9.9903e-01, 9.6771e-04]])

          """#)
  }

  @Test("A recurrent network learns a text by its letters")
  func characters() {
    #expect(
      Session.run(
        #"""
        import torch
        import torch.nn as nn
        # A character-level recurrent network.
        torch.manual_seed(0)
        text = "hello world"
        chars = sorted(set(text))
        index = {c: i for i, c in enumerate(chars)}
        data = torch.tensor([index[c] for c in text])
        class CharRNN(nn.Module):
            def __init__(self, vocabulary, hidden):
                super().__init__()
                self.embed = nn.Embedding(vocabulary, hidden)
                self.rnn = nn.RNN(hidden, hidden, batch_first=True)
                self.out = nn.Linear(hidden, vocabulary)
            def forward(self, x, h=None):
                y, h = self.rnn(self.embed(x), h)
                return self.out(y), h
        model = CharRNN(len(chars), 16)
        opt = torch.optim.Adam(model.parameters(), lr=0.02)
        for step in range(61):
            logits, _ = model(data[:-1].unsqueeze(0))
            loss = nn.functional.cross_entropy(logits.squeeze(0), data[1:])
            opt.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            if step % 20 == 0:
                print(step, f"{loss.item():.3f}")
        model.eval()
        c, h = data[:1].unsqueeze(0), None
        made = text[0]
        with torch.no_grad():
            for _ in range(10):
                logits, h = model(c, h)
                c = logits[:, -1].argmax(-1, keepdim=True)
                made += chars[c.item()]
        print(made)
        """#) == #"""
          0 2.107
          20 0.071
          40 0.009
          60 0.005
          hello world

          """#)
  }

  @Test("A small convolutional network tells made images apart")
  func images() {
    #expect(
      Session.run(
        #"""
        import torch
        from torch import nn
        import torch.nn.functional as F
        # A small convolutional network that tells horizontal from vertical bars.
        torch.manual_seed(0)
        def images(n):
            x = torch.zeros(n, 1, 8, 8)
            y = torch.randint(0, 2, (n,))
            for i in range(n):
                at = torch.randint(1, 7, (1,)).item()
                if y[i] == 0:
                    x[i, 0, at, 1:7] = 1.0
                else:
                    x[i, 0, 1:7, at] = 1.0
            return x + 0.1 * torch.randn(n, 1, 8, 8), y
        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.conv = nn.Conv2d(1, 4, 3, padding=1)
                self.pool = nn.MaxPool2d(2)
                self.fc = nn.Linear(4 * 4 * 4, 2)
            def forward(self, x):
                x = self.pool(F.relu(self.conv(x)))
                return self.fc(torch.flatten(x, 1))
        x, y = images(32)
        net = Net()
        opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
        loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), batch_size=16, shuffle=True)
        for epoch in range(4):
            total = 0.0
            for xb, yb in loader:
                opt.zero_grad()
                loss = F.cross_entropy(net(xb), yb)
                loss.backward()
                opt.step()
                total += loss.item()
            print(epoch, f"{total / len(loader):.3f}")
        xt, yt = images(16)
        with torch.no_grad():
            print((net(xt).argmax(1) == yt).sum().item(), "of", len(yt))
        """#) == #"""
          0 0.713
          1 0.692
          2 0.676
          3 0.647
          12 of 16

          """#)
  }

  @Test("A transformer's block learns to copy")
  func attention() {
    #expect(
      Session.run(
        #"""
        import math
        import torch
        from torch import nn
        # One block of a transformer learns to copy its input.
        torch.manual_seed(0)
        class Block(nn.Module):
            def __init__(self, width):
                super().__init__()
                self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
                self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
                self.feed = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))
            def forward(self, x):
                q, k, v = self.query(x), self.key(x), self.value(x)
                weights = torch.softmax(q @ k.transpose(-2, -1) / math.sqrt(x.size(-1)), dim=-1)
                x = self.norm1(x + weights @ v)
                return self.norm2(x + self.feed(x))
        class Copier(nn.Module):
            def __init__(self, vocabulary=6, length=5, width=16):
                super().__init__()
                self.tokens = nn.Embedding(vocabulary, width)
                self.places = nn.Parameter(torch.randn(length, width) * 0.1)
                self.block = Block(width)
                self.head = nn.Linear(width, vocabulary)
            def forward(self, x):
                return self.head(self.block(self.tokens(x) + self.places))
        model = Copier()
        opt = torch.optim.AdamW(model.parameters(), lr=0.01)
        for step in range(41):
            x = torch.randint(0, 6, (8, 5))
            loss = nn.functional.cross_entropy(model(x).reshape(-1, 6), x.reshape(-1))
            opt.zero_grad()
            loss.backward()
            opt.step()
            if step % 20 == 0:
                print(step, f"{loss.item():.3f}")
        x = torch.randint(0, 6, (2, 5))
        print((model(x).argmax(-1) == x).all().item(), sum(p.numel() for p in model.parameters()))
        """#) == #"""
          0 1.593
          20 0.064
          40 0.010
          True 2230

          """#)
  }

  @Test("A loop over a data loader")
  func batches() {
    #expect(
      Session.run(
        #"""
        import torch
        from torch import nn
        from torch.utils.data import Dataset, DataLoader, random_split
        torch.manual_seed(42)
        class Line(Dataset):
            def __init__(self, n=50):
                self.x = torch.linspace(-1, 1, n).unsqueeze(1)
                self.y = 3 * self.x + 0.5 + 0.1 * torch.randn(n, 1)
            def __len__(self):
                return len(self.x)
            def __getitem__(self, i):
                return self.x[i], self.y[i]
        train, val = random_split(Line(), [40, 10])
        loader = DataLoader(train, batch_size=8, shuffle=True)
        model = nn.Linear(1, 1)
        opt = torch.optim.SGD(model.parameters(), lr=0.1)
        sched = torch.optim.lr_scheduler.ExponentialLR(opt, gamma=0.9)
        for epoch in range(5):
            model.train()
            running = 0.0
            for xb, yb in loader:
                loss = nn.MSELoss()(model(xb), yb)
                opt.zero_grad()
                loss.backward()
                opt.step()
                running += loss.item() * len(xb)
            sched.step()
            model.eval()
            with torch.no_grad():
                v = sum(nn.functional.mse_loss(model(xb), yb, reduction="sum").item() for xb, yb in DataLoader(val, batch_size=4))
            print(f"epoch {epoch}: train {running / len(train):.4f} val {v / len(val):.4f} lr {sched.get_last_lr()[0]:.4f}")
        print(model.weight.item() > 2.5, {k: tuple(v.shape) for k, v in model.state_dict().items()})
        """#) == #"""
          epoch 0: train 3.0893 val 2.0478 lr 0.0900
          epoch 1: train 1.5241 val 1.1687 lr 0.0810
          epoch 2: train 0.8026 val 0.6744 lr 0.0729
          epoch 3: train 0.4738 val 0.4086 lr 0.0656
          epoch 4: train 0.3020 val 0.2617 lr 0.0590
          False {'weight': (1, 1), 'bias': (1,)}

          """#)
  }
}
