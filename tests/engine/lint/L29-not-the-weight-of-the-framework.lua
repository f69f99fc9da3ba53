split { row = "产出指标", points = 40 }
